"""Pictures: a typed table in, a plotly Figure out."""
