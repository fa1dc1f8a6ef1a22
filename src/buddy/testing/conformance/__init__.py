"""One suite per port, which every adapter passes. Subclass a suite and give it the adapter."""
