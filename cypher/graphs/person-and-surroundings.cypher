// A person and the surroundings
// The posts, meetings and agreements of a person, with the bodies of the posts and everybody else who took part; the latest
// meetings first, where there are too many.
// cost: one index lookup, then two steps from one person
// shows: graph
// param person (string): the person, by id or any known name, e.g. Roman Vassilenko
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param person => "Roman Vassilenko"  and  :param limit => 100
MATCH (p:Person)
WHERE p.lookup CONTAINS '|' + toLower(trim($person)) + '|'
WITH DISTINCT p
MATCH path = (p)-[:HELD|TOOK_PART|SIGNED|WITNESSED]->(x)-[:BELONGS_TO|TOOK_PART|PARTY_TO|SIGNED|WITNESSED*0..1]-(y)
RETURN path
ORDER BY coalesce(x.startDate, x.signedOn, '9999') DESC, x.id, y.id
LIMIT $limit
