// A document and what it states
// Everything that rests on one document, tied as the document ties it.
// cost: one index lookup, then all that one document names and the relationships of these
// shows: graph
// param document (string): the document, by the id of its node, its file's name or its address, e.g. 2024-kazakhstan-belgium-consultations
// param limit (integer, default 300): how many relationships at most, e.g. 50
// In Neo4j Browser first run  :param document => "2024-kazakhstan-belgium-consultations"  and  :param limit => 300
MATCH (d:Document)
WHERE d.lookup CONTAINS '|' + toLower(trim($document)) + '|'
WITH DISTINCT d
MATCH (a)-[:STATED_IN]->(d)
MATCH path = (a)-[told]->(b)
WHERE d.id IN told.documents AND (type(told) <> 'STATED_IN' OR b = d)
RETURN path
ORDER BY d.id, told.id
LIMIT $limit
