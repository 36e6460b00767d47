// What is planned
// Meetings and agreements that a document announces and that none shows held or signed, newest announcement first.
// cost: two index lookups, then all that is planned
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (x:Meeting|Agreement)
WHERE x.status = 'planned'
MATCH (x)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH x, s.quotes[i] AS quote, d.id AS document, d.published AS published, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH x, collect(quote) AS quotes, collect(document) AS documents, max(published) AS announced
OPTIONAL MATCH (x)<-[:TOOK_PART|PARTY_TO|SIGNED]-(w)
WITH x, quotes, documents, announced, w ORDER BY w.name, w.id
WITH x, quotes, documents, announced, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people
RETURN x.kind AS kind, x.name AS name, coalesce(x.startDate, x.signedOn) AS date, x.place AS place, parties, people,
       announced, x.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(announced, '') DESC, x.id
LIMIT $limit
