"""What a passage is set in, for its documents and figures: the encounter, its day, its sides and its people."""
