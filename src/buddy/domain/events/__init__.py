"""The events of the log: one file per theme, `catalogue.py` for all, `log.py` the envelope."""
