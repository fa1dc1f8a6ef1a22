"""Shipped test kit: factories, clocks, scripted tools, an in-memory Buddy, conformance suites.

May import: `buddy.bootstrap`, adapters, ports and the core. Nothing imports it but tests and
examples.
"""
