// A series as a chain
// To look at: the meetings of a standing format, each with the round that it follows and its parties.
// param series (string, default any): any part of the series' name, or any, e.g. Strategic Dialogue
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param series => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.series IS NOT NULL AND ($series = 'any' OR toLower(m.series) CONTAINS toLower($series))
MATCH parties = (m)<-[:TOOK_PART]-(w:Country|Organisation)
OPTIONAL MATCH follows = (m)-[:FOLLOWS]->(:Meeting)
RETURN parties, follows
ORDER BY m.id, w.id
LIMIT $limit
