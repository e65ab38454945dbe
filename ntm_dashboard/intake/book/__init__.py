"""From bytes to a book of sheets: containers, encodings, one reader for each form of file."""
