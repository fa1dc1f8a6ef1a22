"""Adapters of the rendering port."""
