// An agreement with all that hangs on it
// The parties, signatories and witnesses of an agreement, the meeting at which it was signed, and the documents that state
// it.
// cost: one index lookup, then one step from the agreements that it finds
// shows: graph
// param agreement (string): the agreement, by id or any part of its name, e.g. Roadmap
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param agreement => "Roadmap"  and  :param limit => 100
MATCH (g:Agreement)
WHERE g.lookup CONTAINS toLower(trim($agreement))
WITH DISTINCT g
MATCH path = (g)-[:PARTY_TO|SIGNED|WITNESSED|SIGNED_AT|STATED_IN]-(x)
RETURN path
ORDER BY g.id, x.id
LIMIT $limit
