// The companions of a person
// The people who took part in the same meetings as a person on behalf of the same country or organisation, most
// frequent first, with the first and the latest known date, and the sentences on the latest meeting.
// cost: one index lookup, then the meetings of one person
// param person (string): the person, by id or any known name, e.g. Kaja Kallas
// param limit (integer, default 50): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param person => "Kaja Kallas"  and  :param limit => 50
MATCH (p:Person)
WHERE p.lookup CONTAINS '|' + toLower(trim($person)) + '|'
WITH DISTINCT p
MATCH (p)-[a:TOOK_PART]->(m:Meeting)<-[b:TOOK_PART]-(q:Person)
WHERE m.status = 'held' AND m.kind <> 'appointment' AND p.id <> q.id AND a.behalf = b.behalf
WITH p, q, b, m ORDER BY coalesce(m.startDate, '') DESC, m.id, coalesce(b.post, ''), b.id
WITH p, q, count(DISTINCT m) AS meetings, min(m.startDate) AS first, max(m.startDate) AS latest,
     collect(DISTINCT b.behalf) AS behalf, collect(DISTINCT b.post) AS posts, collect(m)[0] AS lastOne,
     collect(b)[0] AS told
RETURN p.name AS person, q.name AS companion, meetings, first, latest, behalf, posts, lastOne.name AS latestMeeting,
       told.quotes AS quotes, told.documents AS documents
ORDER BY meetings DESC, coalesce(latest, '') DESC, p.id, q.id
LIMIT $limit
