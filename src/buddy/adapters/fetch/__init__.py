"""Adapters of the fetcher port, and the egress guard."""
