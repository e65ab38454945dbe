"""From the rows of a table to what they say, with a problem for everything that is unclear."""
