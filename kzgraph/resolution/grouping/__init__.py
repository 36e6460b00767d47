"""From pairs to nodes: which things are one, what people decided of them, and their ids."""
