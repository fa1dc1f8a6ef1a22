"""Adapters of the library port."""
