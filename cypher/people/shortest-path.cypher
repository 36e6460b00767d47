// The shortest path between two people
// How two people are linked: step by step from one to the other through people who took part in the same meeting,
// signed or witnessed the same agreement or held the same post, with all that links the two of each step, oldest first:
// what it is, its date and how it stands (what is only planned is no fact yet), and as what each of the two is in it: the
// post and capacity in which they came, or when documents show the post held. At most two people lie between; no rows:
// there are more, or no path. A country is no link: every diplomat of it would be near.
// table: here, hereAs, what, status, through, date, there, thereAs, quotes, documents
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
WITH step + CASE WHEN stops[0].id = stops[1].id THEN 0 ELSE 1 END AS step, stops[step] AS one,
     stops[step + 1] AS other
WHERE one.id <> other.id
MATCH (one)-[r:TOOK_PART|SIGNED|WITNESSED|HELD]->(x)<-[s:TOOK_PART|SIGNED|WITNESSED|HELD]-(other)
WITH step, one, other, r, s, x, coalesce(x.startDate, x.signedOn) AS date
RETURN step, one.name AS here,
       [told IN [replace(r.post, ' (' + one.name + ')', ''),
                 CASE r.capacity WHEN 'participant' THEN null ELSE r.capacity END,
                 CASE type(r) WHEN 'SIGNED' THEN 'signed' WHEN 'WITNESSED' THEN 'witness' ELSE r.status END,
                 'attested ' + r.firstAttested
                 + CASE WHEN r.lastAttested = r.firstAttested THEN '' ELSE ' to ' + r.lastAttested END,
                 'since ' + r.since, 'until ' + r.until] WHERE told IS NOT NULL] AS hereAs,
       type(r) AS link, CASE WHEN x:Post THEN 'post' WHEN x.kind <> 'other' THEN x.kind
                            WHEN x:Meeting THEN 'encounter' ELSE 'agreement' END AS what, x.name AS through, date,
       CASE WHEN x:Post THEN null ELSE x.status END AS status, type(s) AS otherLink, other.name AS there,
       [told IN [replace(s.post, ' (' + other.name + ')', ''),
                 CASE s.capacity WHEN 'participant' THEN null ELSE s.capacity END,
                 CASE type(s) WHEN 'SIGNED' THEN 'signed' WHEN 'WITNESSED' THEN 'witness' ELSE s.status END,
                 'attested ' + s.firstAttested
                 + CASE WHEN s.lastAttested = s.firstAttested THEN '' ELSE ' to ' + s.lastAttested END,
                 'since ' + s.since, 'until ' + s.until] WHERE told IS NOT NULL] AS thereAs,
       [i IN range(0, size(r.quotes) - 1) WHERE NOT r.quotes[i] IN s.quotes | r.quotes[i]] + s.quotes AS quotes,
       [i IN range(0, size(r.quotes) - 1) WHERE NOT r.quotes[i] IN s.quotes | r.documents[i]] + s.documents
       AS documents, x.id AS id
ORDER BY step, coalesce(date, '9999'), id, link, otherLink, r.id, s.id
LIMIT $limit
