"""What crosses HTTP: requests are validated here, responses are shaped here."""
