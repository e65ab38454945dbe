"""The command line: python -m ntm_dashboard."""
