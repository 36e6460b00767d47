// Posts entered and left on a day that is told
// Posts of which a sentence says since when or until when they were held, newest first, with who is shown in the post
// before. Appointments to come are among what is planned (planned), those without a day among the undated (undated).
// cost: all posts held
// param since (date, default 0000): the earliest day, month or year of the change, e.g. 2025
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param since => "0000"  and  :param limit => 100
MATCH (p:Person)-[h:HELD]->(o:Post)
WHERE (h.since IS NOT NULL OR h.until IS NOT NULL) AND coalesce(h.since, h.until) >= $since
OPTIONAL MATCH (o)<-[g:HELD]-(before:Person)
WHERE before.id <> p.id AND coalesce(g.until, g.lastAttested) <= h.since
WITH p, h, o, before ORDER BY before.id
WITH p, h, o, collect(DISTINCT before.name) AS earlier
RETURN p.name AS person, o.name AS post, h.since AS since, h.until AS until, earlier,
       h.confirmed AS confirmed, h.quotes AS quotes, h.documents AS documents
ORDER BY coalesce(h.since, h.until) DESC, o.id, p.id, h.id
LIMIT $limit
