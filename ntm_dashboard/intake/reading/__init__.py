"""From a book to a table: where it stands, what its columns are, what stands around it."""
