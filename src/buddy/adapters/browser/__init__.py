"""Adapters of the browser port."""
