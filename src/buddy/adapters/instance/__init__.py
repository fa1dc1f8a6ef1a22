"""What makes a directory one instance: its lock and its layout."""
