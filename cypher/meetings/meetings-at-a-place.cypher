// Meetings at a place
// The meetings of which a document says that they take place there, newest first; undated ones come last.
// cost: an index of all places
// param place (string): any part of the place's name, e.g. Brussels
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param place => "Brussels"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.place IS NOT NULL AND toLower(m.place) CONTAINS toLower(trim($place))
MATCH (m)<-[t:TOOK_PART]-(w)
WITH m, t, w ORDER BY w.name, w.id
WITH m, collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.kind AS kind, m.name AS meeting, m.place AS place, m.status AS status, parties, people,
       m.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
