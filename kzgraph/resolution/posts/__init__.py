"""Posts: what post a title means, whose it is, and which posts nobody holds together."""
