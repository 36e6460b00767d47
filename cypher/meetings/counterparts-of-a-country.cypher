// The counterparts of a country
// The people of other countries and organisations in the meetings of a country that took place, most frequent first,
// with the first and the latest known date, and the sentences on the latest meeting. People of whom no document says on
// whose behalf they came are not counted.
// cost: one index lookup, then the meetings of one country
// param country (string): the country, or the European Union, by code, id or any known name, e.g. Kazakhstan
// param limit (integer, default 50): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan"  and  :param limit => 50
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT c
OPTIONAL MATCH (c)-[:TOOK_PART]->(own:Meeting)
WITH c, collect(own) AS named
OPTIONAL MATCH ()-[t:TOOK_PART]->(x:Meeting)
WHERE t.behalf = coalesce(c.code, CASE c.id WHEN 'organisation:european-union' THEN 'EU' END)
WITH c, named, collect(x) AS told
UNWIND named + told AS m
WITH DISTINCT c, m
WHERE m.status = 'held' AND m.kind <> 'appointment'
MATCH (m)<-[b:TOOK_PART]-(q:Person)
WHERE b.behalf <> coalesce(c.code, CASE c.id WHEN 'organisation:european-union' THEN 'EU' END, '')
WITH c, q, b, m ORDER BY coalesce(m.startDate, '') DESC, m.id, coalesce(b.post, ''), b.id
WITH c, q, count(DISTINCT m) AS meetings, min(m.startDate) AS first, max(m.startDate) AS latest,
     collect(DISTINCT b.behalf) AS behalf, collect(DISTINCT b.post) AS posts, collect(m)[0] AS lastOne,
     collect(b)[0] AS told
RETURN q.name AS person, behalf, posts, meetings, first, latest, lastOne.name AS latestMeeting, told.quotes AS quotes,
       told.documents AS documents
ORDER BY meetings DESC, coalesce(latest, '') DESC, q.id, c.id
LIMIT $limit
