"""NTM criteria progress dashboard for a Vietnamese district."""

__version__ = "0.1.0"
