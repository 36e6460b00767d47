// A meeting with all that hangs on it
// Everybody who took part in a meeting, what was signed there, the rounds before and after, and the documents that state
// it.
// cost: one index lookup, then one step from the meetings that it finds
// shows: graph
// param meeting (string): the meeting, by id or any part of its name, e.g. Strategic Dialogue
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param meeting => "Strategic Dialogue"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.lookup CONTAINS toLower(trim($meeting))
WITH DISTINCT m
MATCH path = (m)-[:TOOK_PART|SIGNED_AT|FOLLOWS|STATED_IN]-(x)
RETURN path
ORDER BY m.id, x.id
LIMIT $limit
