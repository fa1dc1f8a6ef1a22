"""The memory store: the twin of the SQL store, gone with the process."""
