"""Renderings of the briefing as files: bytes out."""
