"""Why two nodes are, or are not, one: a kind of node has a file of its own."""
