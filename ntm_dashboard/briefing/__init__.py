"""What a meeting looks at, in order: one list of slides that every rendering reads."""
