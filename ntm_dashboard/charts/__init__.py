"""Pictures: a typed table and a theme in, a plotly figure and its sentence out.

Each module has `figure(...)` and `title(...)`. The title is a computed sentence (`Message`): the heading above the
picture and its text alternative at once, so that screen, projector and screen reader say the same.
"""
