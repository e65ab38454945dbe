"""Sequences of load, decide, save."""
