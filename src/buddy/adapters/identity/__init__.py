"""Adapters of the identity port."""
