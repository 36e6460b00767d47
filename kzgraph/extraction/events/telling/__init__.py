"""One clause as it tells of an encounter: its words, those who act in it and those who are parties."""
