// The history of an agreement
// What each document says of the status of an agreement and of its day, in order of time: planned, negotiated,
// initialled, signed, ratified, in force. Where no day is told, the day on which the document came out tells the order.
// cost: one index lookup, then the documents that state the agreements that it finds
// param agreement (string): the agreement, by id or any part of its name, e.g. Partnership
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param agreement => "Partnership"  and  :param limit => 100
MATCH (g:Agreement)
WHERE g.lookup CONTAINS toLower(trim($agreement))
WITH DISTINCT g
MATCH (g)-[s:STATED_IN]->(d:Document)
WITH g, s, d, coalesce(s.statuses, [coalesce(s.status, 'mentioned')]) AS statuses,
     coalesce(s.dates, [coalesce(s.date, '')]) AS dates
UNWIND range(0, size(statuses) - 1) AS i
WITH g, s, d, statuses[i] AS status, CASE dates[i] WHEN '' THEN null ELSE dates[i] END AS date, i
RETURN g.name AS agreement, status, date, d.published AS published, g.confirmed AS confirmed, s.quotes AS quotes,
       s.documents AS documents
ORDER BY g.id, coalesce(date, published, '9999'), i, status, d.id
LIMIT $limit
