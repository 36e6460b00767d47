// Meetings in a period
// What began between two dates, in order of time. What is dated by a month or a year alone is shown where that month or
// year touches the period; what has no date is not shown.
// cost: one index range, then the meetings of the period
// param from (date, default 0000): the first day, month or year, e.g. 2024
// param to (date, default 9999): the last day, month or year, e.g. 2025-06
// param kind (meeting|consultations|visit|call|signing|summit|dialogue|credentials|appointment|other, default any): the kind of meeting, or any, e.g. summit
// param status (held|planned, default any): whether it took place, or any, e.g. held
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param from => "0000",  :param to => "9999",  :param kind => "any",  :param status => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.startDate >= left($from, 4) AND m.startDate <= $to + '~'
  AND left(m.startDate, size($from)) >= left($from, size(m.startDate))
  AND left(m.startDate, size($to)) <= left($to, size(m.startDate))
  AND ($kind = 'any' OR m.kind = $kind) AND ($status = 'any' OR m.status = $status)
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
ORDER BY date, m.id
LIMIT $limit
