"""People: names by what stands about them and by their own words; one entity for each person, with the titles held."""
