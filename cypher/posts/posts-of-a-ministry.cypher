// The posts of a ministry
// Every post of a ministry or other organisation that documents name, with each holder that they show; a post without
// a holder has a row too.
// cost: one index lookup, then the posts of one organisation and their holders
// param ministry (string): the ministry, by id or any known name, e.g. Ministry of Foreign Affairs of Kazakhstan
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param ministry => "Ministry of Foreign Affairs of Kazakhstan"  and  :param limit => 200
MATCH (y:Organisation)
WHERE y.lookup CONTAINS '|' + toLower(trim($ministry)) + '|'
WITH DISTINCT y
MATCH (y)<-[:BELONGS_TO*0..1]-(office:Organisation)<-[x:BELONGS_TO]-(o:Post)
OPTIONAL MATCH (o)<-[h:HELD]-(p:Person)
RETURN office.name AS body, o.name AS post, o.kind AS kind, p.name AS holder, h.firstAttested AS firstAttested,
       h.lastAttested AS lastAttested, h.since AS since, h.until AS until,
       coalesce(h.quotes, x.quotes) AS quotes, coalesce(h.documents, x.documents) AS documents
ORDER BY body, office.id, o.id, coalesce(h.since, h.firstAttested, h.until, '9999'), coalesce(p.id, ''),
         coalesce(h.id, ''), y.id
LIMIT $limit
