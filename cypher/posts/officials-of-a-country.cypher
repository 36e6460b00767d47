// The officials of a country
// Who held which post of a country or of its ministries and offices, by body and post.
// cost: one index lookup, then the bodies, posts and holders of one country
// param country (string): the country, or an organisation, by code, id or any known name, e.g. Kazakhstan
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan"  and  :param limit => 200
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT c
MATCH (c)<-[:BELONGS_TO*0..3]-(office)<-[:BELONGS_TO]-(o:Post)<-[h:HELD]-(p:Person)
WITH DISTINCT office, o, h, p
RETURN office.name AS body, o.name AS post, p.name AS person, h.firstAttested AS firstAttested,
       h.lastAttested AS lastAttested, h.since AS since, h.until AS until, h.status AS status,
       h.confirmed AS confirmed, h.quotes AS quotes,
       h.documents AS documents, p.id AS id
ORDER BY body, post, coalesce(firstAttested, since, until, '9999'), id, office.id, o.id, h.id
LIMIT $limit
