// Posts with several holders at one time
// A check: posts that one person holds (head of state or government, minister, ambassador and the like) of which
// documents show several holders in times that overlap; a handover on one day is none. A title without its place may
// stand for many posts ("Governor"), or a document may call a former holder by the title. A sentence for each holder.
// cost: all posts held of these kinds
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (p:Person)-[h:HELD]->(o:Post)<-[g:HELD]-(q:Person)
WHERE o.kind IN ['head of state', 'head of government', 'minister', 'ambassador', 'secretary general', 'speaker',
                 'governor']
  AND p.id <> q.id
  AND coalesce(h.since, h.firstAttested) <= coalesce(g.until, g.lastAttested)
  AND coalesce(g.since, g.firstAttested) <= coalesce(h.until, h.lastAttested)
  AND NOT coalesce(h.since = coalesce(g.until, g.lastAttested), false)
  AND NOT coalesce(g.since = coalesce(h.until, h.lastAttested), false)
WITH DISTINCT o, p, h, coalesce(h.since, h.firstAttested) AS begin, coalesce(h.until, h.lastAttested) AS finish
ORDER BY begin, p.id
WITH o, collect(h) AS held, collect(p.name + ' (' + begin + ' to ' + finish + ')') AS holders
UNWIND held AS h
WITH DISTINCT o, holders, h.quotes[0] AS quote, h.documents[0] AS document
ORDER BY document, quote
WITH o, holders, collect(quote) AS quotes, collect(document) AS documents
RETURN o.name AS post, size(holders) AS count, holders, quotes, documents
ORDER BY count DESC, o.id
LIMIT $limit
