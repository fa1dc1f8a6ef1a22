"""Adapters of the archive file port."""
