"""Signing in on our own routes: plain pages without a script, a signed cookie, and who somebody is for the rest."""
