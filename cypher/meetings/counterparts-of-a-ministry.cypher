// The counterparts of a ministry
// With whom the people of a ministry or other organisation met: the people across the table, the post in which they
// came and the body that it belongs to, newest first.
// cost: one index lookup, then the posts of one organisation, their holders and the meetings of these
// param ministry (string): the ministry, by id or any known name, e.g. Ministry of Foreign Affairs of Kazakhstan
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param ministry => "Ministry of Foreign Affairs of Kazakhstan"  and  :param limit => 100
MATCH (y:Organisation)
WHERE y.lookup CONTAINS '|' + toLower(trim($ministry)) + '|'
WITH DISTINCT y
MATCH (y)<-[:BELONGS_TO*1..2]-(o:Post)<-[:HELD]-(p:Person)-[a:TOOK_PART]->(m:Meeting)<-[b:TOOK_PART]-(q:Person)
WHERE m.status = 'held' AND m.kind <> 'appointment' AND a.post IN [o.id, o.name] AND p.id <> q.id
  AND (a.behalf IS NULL OR b.behalf IS NULL OR a.behalf <> b.behalf)
OPTIONAL MATCH (q)-[:HELD]->(r:Post)-[:BELONGS_TO]->(body)
WHERE b.post IN [r.id, r.name]
WITH m, p, q, a, b, body ORDER BY body.name, body.id
WITH m, p, q, a, b, collect(DISTINCT body.name) AS bodies
RETURN bodies AS counterpart, q.name AS person, b.post AS post, p.name AS met, a.post AS metAs,
       m.startDate AS date, m.place AS place, m.name AS meeting, b.quotes AS quotes, b.documents AS documents
ORDER BY coalesce(m.startDate, '') DESC, m.id, p.id, q.id, a.id, b.id
LIMIT $limit
