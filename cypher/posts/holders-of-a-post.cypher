// The holders of a post
// Everyone whom a document shows in a post, in order of time.
// cost: one index lookup, then the holders of the posts that it finds
// param post (string): the post, by id or by any part of its name, e.g. Prime Minister of Kazakhstan
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param post => "Prime Minister"  and  :param limit => 100
MATCH (o:Post)
WHERE o.lookup CONTAINS toLower(trim($post))
  AND any(form IN split(o.lookup, '|') WHERE form = toLower(trim($post))
          OR (form CONTAINS toLower(trim($post)) AND NOT form STARTS WITH 'post:'))
WITH DISTINCT o
MATCH (o)<-[h:HELD]-(p:Person)
RETURN o.name AS post, p.name AS holder, h.firstAttested AS firstAttested, h.lastAttested AS lastAttested,
       h.since AS since, h.until AS until, h.status AS status,
       h.confirmed AS confirmed, h.quotes AS quotes, h.documents AS documents
ORDER BY o.id, coalesce(h.since, h.firstAttested, h.until, '9999'), p.id, h.id
LIMIT $limit
