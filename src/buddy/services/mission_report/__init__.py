"""The single-file report of a mission: what it holds, and how it is written as HTML."""
