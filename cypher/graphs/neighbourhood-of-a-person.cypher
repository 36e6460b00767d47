// The neighbourhood of a person
// To look at: the posts, meetings and agreements of a person, and who else had part in them.
// param person (string): the person, by id or any known name, e.g. Roman Vassilenko
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param person => "Roman Vassilenko"  and  :param limit => 100
MATCH (p:Person)
WHERE any(known IN [p.id, p.name] + coalesce(p.aliases, []) WHERE toLower(known) = toLower($person))
MATCH near = (p)-[:HELD|TOOK_PART|SIGNED|WITNESSED]->(x)
OPTIONAL MATCH far = (x)<-[:TOOK_PART|SIGNED|WITNESSED]-(q)
WHERE q.id <> p.id
RETURN near, far
ORDER BY x.id, q.id
LIMIT $limit
