// People with posts of two countries
// A check of merges: people who are shown in posts that belong to two countries, themselves or through their bodies.
// Most often two people of one name, or a post that was given to the wrong country.
// cost: all posts held and the countries that the posts belong to
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (p:Person)-[h:HELD]->(o:Post)-[:BELONGS_TO*1..3]->(c:Country)
WITH p, o, c, h ORDER BY c.name, c.id, o.name, o.id
WITH p, collect(DISTINCT c.name) AS countries, collect(DISTINCT o.name) AS posts, collect(DISTINCT h) AS held
WHERE size(countries) > 1
UNWIND held AS h
UNWIND range(0, size(h.quotes) - 1) AS i
WITH p, countries, posts, h.quotes[i] AS quote, h.documents[i] AS document, min(h.starts[i]) AS at
ORDER BY document, at, quote
WITH p, countries, posts, collect(quote) AS quotes, collect(document) AS documents
RETURN p.name AS person, countries, posts, quotes, documents, p.id AS id
ORDER BY id
LIMIT $limit
