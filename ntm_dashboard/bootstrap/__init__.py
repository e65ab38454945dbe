"""Puts the parts together from the configuration."""
