"""The rules of the programme: pure functions from published records and the catalogue to a Situation."""
