"""What source files define, by their text alone."""
