// Nodes without evidence
// A check of quality: nodes that no document states, and nodes with a STATED_IN that quotes nothing. In a graph that
// kzgraph loaded there are none.
// cost: all nodes
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (n:Person|Post|Organisation|Country|Agreement|Meeting|Figure)
OPTIONAL MATCH (n)-[s:STATED_IN]->(d:Document)
WITH n, count(s) AS documents,
     sum(CASE WHEN s IS NULL OR size(coalesce(s.quotes, [])) > 0 THEN 0 ELSE 1 END) AS unquoted
WHERE documents = 0 OR unquoted > 0
RETURN n.id AS id, n.name AS name, documents, unquoted
ORDER BY id
LIMIT $limit
