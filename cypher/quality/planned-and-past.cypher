// Planned meetings whose date has passed
// Meetings that a document announces for a time that is over and that none shows held: they took place and no document
// says so, or they did not. A month or a year is over when the next one has begun. Longest ago first.
// cost: one index lookup, then all that is planned
// param today (date, default today): the day from which to look back, or today (by the clock of the store), e.g. 2025-10-01
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param today => "today"  and  :param limit => 100
WITH CASE $today WHEN 'today' THEN toString(date()) ELSE $today END AS now
MATCH (m:Meeting {status: 'planned'})
WHERE left(coalesce(m.endDate, m.startDate), size(now)) < left(now, size(coalesce(m.endDate, m.startDate)))
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, s.quotes[i] AS quote, d.id AS document, d.published AS published, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, collect(quote) AS quotes, collect(document) AS documents, max(published) AS published
RETURN m.startDate AS date, m.kind AS kind, m.name AS meeting, m.place AS place, published AS announced, quotes,
       documents
ORDER BY date, m.id
LIMIT $limit
