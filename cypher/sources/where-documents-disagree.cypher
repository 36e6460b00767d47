// Where documents disagree
// Meetings and agreements of which two documents give different dates, places or states: one row for each document's
// statement, beside the value that the graph shows. A document and its near-copy are one source.
// cost: all meetings and agreements
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (x:Meeting|Agreement)-[s:STATED_IN]->(d:Document)
WHERE d.copyOf IS NULL
WITH x, collect(DISTINCT s.date) AS dates, collect(DISTINCT s.place) AS places, collect(DISTINCT s.status) AS states
WHERE size(dates) > 1 OR size(places) > 1 OR size(states) > 1
MATCH (x)-[s:STATED_IN]->(d:Document)
RETURN x.name AS name, coalesce(x.startDate, x.signedOn) AS date, x.place AS place, x.status AS status,
       d.name AS document, s.date AS saysDate, s.place AS saysPlace, s.status AS saysStatus, s.quotes AS quotes,
       s.documents AS documents
ORDER BY x.id, coalesce(d.published, '9999'), d.id, s.id
LIMIT $limit
