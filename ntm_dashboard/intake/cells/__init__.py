"""What stands in one cell: text, a name, a number, a date, a result or a word of the programme."""
