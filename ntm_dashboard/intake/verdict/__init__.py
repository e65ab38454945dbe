"""From bytes to the verdict: the stages in their order, and what must be confirmed before publishing."""
