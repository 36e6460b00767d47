// People without a post
// People whom no document shows in a post, those with most meetings first: their titles may have been missed.
// cost: all people
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (p:Person)
OPTIONAL MATCH (p)-[h:HELD]->(o:Post)
WITH p, count(h) AS posts
WHERE posts = 0
OPTIONAL MATCH (p)-[t:TOOK_PART]->(m:Meeting)
WITH p, count(DISTINCT m) AS meetings
MATCH (p)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH p, meetings, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH p, meetings, collect(quote) AS quotes, collect(document) AS documents
RETURN p.name AS person, meetings, quotes, documents, p.id AS id
ORDER BY meetings DESC, id
LIMIT $limit
