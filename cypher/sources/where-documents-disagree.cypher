// Where documents disagree
// Meetings and agreements of which two documents give different dates or places: one row for each document's statement,
// beside the value that the graph shows. A month is no other date than a day in it, and what was planned is no other
// than what was held. A document and its near-copy are one source.
// cost: all meetings and agreements
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (x:Meeting|Agreement)-[s:STATED_IN]->(d:Document)
WHERE d.copyOf IS NULL
WITH x, collect(DISTINCT s.date) AS dates, collect(DISTINCT s.place) AS places
WHERE size(places) > 1 OR any(a IN dates WHERE any(b IN dates WHERE NOT a STARTS WITH b AND NOT b STARTS WITH a))
MATCH (x)-[s:STATED_IN]->(d:Document)
RETURN x.name AS name, coalesce(x.startDate, x.signedOn) AS date, x.place AS place, x.status AS status,
       d.name AS document, s.date AS saysDate, s.place AS saysPlace, s.status AS saysStatus, s.quotes AS quotes,
       s.documents AS documents
ORDER BY x.id, coalesce(d.published, '9999'), d.id, s.id
LIMIT $limit
