// The network of two countries
// To look at: the meetings in which both countries or people on their behalf took part, with all who did.
// param first (string): a country, by code, id or any known name, e.g. Kazakhstan
// param second (string): the other one, e.g. Belgium
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param first => "Kazakhstan",  :param second => "Belgium"  and  :param limit => 100
MATCH (a:Country)
WHERE any(known IN [a.id, a.name, a.code] + coalesce(a.aliases, []) WHERE toLower(known) = toLower($first))
MATCH (b:Country)
WHERE any(known IN [b.id, b.name, b.code] + coalesce(b.aliases, []) WHERE toLower(known) = toLower($second))
MATCH (a)-[:TOOK_PART]->(m:Meeting)<-[:TOOK_PART]-(b)
MATCH path = (m)<-[:TOOK_PART]-(w)
RETURN path
ORDER BY m.id, w.id
LIMIT $limit
