"""Reading files that offices send: bytes in, a prepared report with its problems out."""
