"""One file per resource. May import what `buddy.web` may; never another routes file."""
