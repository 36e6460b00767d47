// Ambassadors and other envoys
// The posts accredited to a country or organisation (ambassadors, permanent representatives), by the country that sends
// them, with each holder that documents show.
// cost: two index lookups, then the posts accredited to one country; without a country all accredited posts
// param to (string, default any): where they are accredited, by code, id or any known name, or any, e.g. Belgium
// param from (string, default any): who sends them, by code, id or any known name, or any, e.g. Kazakhstan
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param to => "any",  :param from => "any"  and  :param limit => 200
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS CASE $to WHEN 'any' THEN '|' ELSE '|' + toLower(trim($to)) + '|' END
WITH DISTINCT c
MATCH (c)<-[x:ACCREDITED_TO]-(o:Post)
OPTIONAL MATCH (o)-[:BELONGS_TO]->(s)
WHERE s:Country OR s:Organisation
WITH c, x, o, s
WHERE $from = 'any' OR s.lookup CONTAINS '|' + toLower(trim($from)) + '|'
WITH c, x, o, s ORDER BY s.name, s.id
WITH c, x, o, collect(s.name) AS sentBy
OPTIONAL MATCH (o)<-[h:HELD]-(p:Person)
RETURN c.name AS accreditedTo, sentBy, o.name AS post, p.name AS holder, h.firstAttested AS firstAttested,
       h.lastAttested AS lastAttested, h.since AS since, h.until AS until,
       coalesce(h.quotes, x.quotes) AS quotes, coalesce(h.documents, x.documents) AS documents
ORDER BY accreditedTo, c.id, o.id, coalesce(h.since, h.firstAttested, h.until, '9999'), coalesce(p.id, ''),
         coalesce(h.id, '')
LIMIT $limit
