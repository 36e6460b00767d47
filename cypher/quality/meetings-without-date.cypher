// Meetings without a date
// Meetings to which no document gives a day, a month or a year, those of the newest documents first.
// cost: all meetings
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (m:Meeting)
WHERE m.startDate IS NULL
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, s.quotes[i] AS quote, d.id AS document, d.published AS published, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, collect(quote) AS quotes, collect(document) AS documents, max(published) AS published
RETURN m.kind AS kind, m.name AS meeting, m.place AS place, m.status AS status, published, quotes, documents
ORDER BY coalesce(published, '') DESC, m.id
LIMIT $limit
