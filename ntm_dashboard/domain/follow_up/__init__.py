"""Who does what by when, and what came of it: what can be worked out of it."""
