// The people of two countries and their meetings
// Who of the one country met whom of the other, and where their paths cross: people and the meetings between them, the
// latest first, where there are too many.
// cost: two index lookups, then the people who took part on behalf of one country
// shows: graph
// param first (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param second (string): the other one, by code, id or any known name, e.g. Belgium
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param first => "Kazakhstan",  :param second => "Belgium"  and  :param limit => 100
MATCH (b:Country|Organisation)
WHERE b.lookup CONTAINS '|' + toLower(trim($second)) + '|'
UNWIND [b.code, CASE b.id WHEN 'organisation:european-union' THEN 'EU' END] AS name
WITH collect(DISTINCT name) AS others
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($first)) + '|'
WITH others, [c.code, CASE c.id WHEN 'organisation:european-union' THEN 'EU' END] AS names
MATCH ()-[r:TOOK_PART]->(m:Meeting)
WHERE r.behalf IN names AND m.kind <> 'appointment'
WITH DISTINCT others, names, m
MATCH path = (p:Person)-[t:TOOK_PART]->(m)<-[o:TOOK_PART]-(q:Person)
WHERE t.behalf IN names AND o.behalf IN others
RETURN path
ORDER BY coalesce(m.startDate, '') DESC, m.id, p.id, q.id
LIMIT $limit
