"""People, organisations and countries: who is named, as what, and for whom they act."""
