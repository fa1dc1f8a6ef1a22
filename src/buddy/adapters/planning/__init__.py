"""Planners of goals. May import ports, domain and errors."""
