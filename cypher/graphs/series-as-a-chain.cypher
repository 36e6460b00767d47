// A series as a chain
// The rounds of a standing format, each tied to the one before it, with the countries and organisations that took part.
// cost: an index of all series, then the meetings of those that it finds
// shows: graph
// param series (string): any part of the series' name, e.g. Strategic Dialogue
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param series => "Strategic Dialogue"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.series IS NOT NULL AND toLower(m.series) CONTAINS toLower(trim($series))
MATCH path = (m)-[:FOLLOWS*0..1]->(earlier:Meeting)<-[:TOOK_PART]-(x:Country|Organisation)
RETURN path
ORDER BY coalesce(m.startDate, '9999'), m.id, earlier.id, x.id
LIMIT $limit
