// What a document states
// Every node and every relationship that rests on a document, in the order of the text, with the sentences behind it.
// cost: one index lookup, then all that one document names and the relationships of these
// param document (string): the document, by the id of its node, its file's name or its address, e.g. 2024-kazakhstan-belgium-consultations
// param limit (integer, default 500): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param document => "2024-kazakhstan-belgium-consultations"  and  :param limit => 500
MATCH (d:Document)
WHERE d.lookup CONTAINS '|' + toLower(trim($document)) + '|'
WITH DISTINCT d
MATCH (d)<-[:STATED_IN]-(a)
WITH d, a
MATCH (a)-[told]->(b)
WHERE d.id IN told.documents AND (type(told) <> 'STATED_IN' OR b.id = d.id)
WITH d, a, told, b, [i IN range(0, size(told.documents) - 1) WHERE told.documents[i] = d.id] AS here
RETURN d.name AS document, split(a.id, ':')[0] AS kind, a.name AS subject,
       CASE type(told) WHEN 'STATED_IN' THEN 'is named' ELSE type(told) END AS says,
       CASE type(told) WHEN 'STATED_IN' THEN null ELSE b.name END AS object,
       CASE type(told) WHEN 'STATED_IN' THEN null ELSE told.id END AS statement, told.confirmed AS confirmed,
       [i IN here | told.quotes[i]] AS quotes, [i IN here | d.id] AS documents, told.starts[here[0]] AS at
ORDER BY d.id, at, a.id, says, b.id, told.id
LIMIT $limit
