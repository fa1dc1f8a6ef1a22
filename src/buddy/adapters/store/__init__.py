"""Adapters of the store port: memory, SQL. They never import each other."""
