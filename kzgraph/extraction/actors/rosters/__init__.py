"""Lists of those present and of bodies, one a line: their shape tells what no word in them does."""
