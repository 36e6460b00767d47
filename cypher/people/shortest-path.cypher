// The shortest path between two people
// How two people are linked: step by step from one to the other through people who took part in the same meeting,
// signed or witnessed the same agreement or held the same post, with all that links the two of each step. At most two
// people lie between; no rows: there are more, or no path. A country is no link: every diplomat of it would be near.
// cost: two index lookups, then all that the people of two people's meetings, agreements and posts took part in
// param from (string): one person, by id or any known name, e.g. Jeroen Cooreman
// param to (string): the other person, by id or any known name, e.g. Birgit Stevens
// param limit (integer, default 50): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param from => "Jeroen Cooreman",  :param to => "Birgit Stevens"  and  :param limit => 50
// From both ends at once, because kglite's shortestPath takes conditions on the nodes between only afterwards.
MATCH (one:Person)
WHERE one.lookup CONTAINS '|' + toLower(trim($from)) + '|'
WITH collect(one) AS ones
MATCH (b:Person)
WHERE b.lookup CONTAINS '|' + toLower(trim($to)) + '|'
UNWIND ones AS a
WITH a, b WHERE a.id <> b.id
OPTIONAL MATCH (a)-[:TOOK_PART|SIGNED|WITNESSED|HELD]->()<-[:TOOK_PART|SIGNED|WITNESSED|HELD]-(n:Person)
WITH a, b, [a] + collect(DISTINCT n) AS nearA
OPTIONAL MATCH (b)-[:TOOK_PART|SIGNED|WITNESSED|HELD]->()<-[:TOOK_PART|SIGNED|WITNESSED|HELD]-(n:Person)
WITH a, b, nearA, [b.id] + collect(DISTINCT n.id) AS nearB
UNWIND nearA AS p
MATCH (p)-[:TOOK_PART|SIGNED|WITNESSED|HELD]->()<-[:TOOK_PART|SIGNED|WITNESSED|HELD]-(q:Person)
WHERE q.id IN nearB AND q.id <> p.id
WITH a, b, p, q, CASE WHEN p.id = a.id THEN 0 ELSE 1 END + CASE WHEN q.id = b.id THEN 0 ELSE 1 END AS between
ORDER BY between, p.id, q.id, a.id, b.id
LIMIT 1
WITH [a, p, q, b] AS stops
UNWIND range(0, 2) AS step
WITH step, stops[step] AS one, stops[step + 1] AS other
WHERE one.id <> other.id
MATCH (one)-[r:TOOK_PART|SIGNED|WITNESSED|HELD]->(x)<-[s:TOOK_PART|SIGNED|WITNESSED|HELD]-(other)
RETURN one.name AS here, type(r) AS link, x.name AS through, type(s) AS otherLink, other.name AS there,
       [i IN range(0, size(r.quotes) - 1) WHERE NOT r.quotes[i] IN s.quotes | r.quotes[i]] + s.quotes AS quotes,
       [i IN range(0, size(r.quotes) - 1) WHERE NOT r.quotes[i] IN s.quotes | r.documents[i]] + s.documents AS documents
ORDER BY step, x.id, link, otherLink, r.id, s.id
LIMIT $limit
