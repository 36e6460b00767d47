// What is planned
// Meetings and agreements that a document announces and that none shows held or signed, newest announcement first.
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (x:Meeting|Agreement)-[s:STATED_IN]->(d:Document)
WHERE x.status = 'planned'
WITH x, s, d ORDER BY d.id
UNWIND s.quotes AS quote
WITH x, collect(DISTINCT quote) AS quotes, collect(DISTINCT d.id) AS documents, max(d.published) AS announced
OPTIONAL MATCH (x)<-[:TOOK_PART|PARTY_TO|SIGNED]-(w)
WITH x, quotes, documents, announced, w ORDER BY w.name, w.id
WITH x, quotes, documents, announced, collect(DISTINCT w.name) AS parties
RETURN x.kind AS kind, x.name AS name, coalesce(x.startDate, x.signedOn) AS date, x.place AS place, parties, announced,
       quotes, documents
ORDER BY coalesce(announced, '') DESC, x.id
LIMIT $limit
