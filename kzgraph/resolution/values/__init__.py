"""What is compared whatever the node: words, dates, countries, cities, parties, passages."""
