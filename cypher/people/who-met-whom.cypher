// Who met whom
// People who took part in the same meeting on different sides, newest first, with the post in which each of them came.
// People of one delegation are not counted as having met, nor those whom only an appointment names together. For a named
// person, that person stands first in each row.
// cost: one index lookup, then the meetings of one person; without a person all meetings
// param person (string, default any): one of the two, by id or any known name, or any, e.g. Roman Vassilenko
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param person => "any"  and  :param limit => 100
MATCH (p:Person)
WHERE p.lookup CONTAINS CASE $person WHEN 'any' THEN '|' ELSE '|' + toLower(trim($person)) + '|' END
WITH DISTINCT p
MATCH (p)-[a:TOOK_PART]->(m:Meeting)<-[b:TOOK_PART]-(q:Person)
WHERE m.status = 'held' AND m.kind <> 'appointment' AND ($person <> 'any' OR p.id < q.id) AND p.id <> q.id
  AND (a.behalf IS NULL OR b.behalf IS NULL OR a.behalf <> b.behalf)
RETURN p.name AS person, a.post AS post, q.name AS met, b.post AS metAs,
       m.kind AS kind, m.startDate AS date, m.place AS place, m.name AS meeting,
       [i IN range(0, size(a.quotes) - 1) WHERE NOT a.quotes[i] IN b.quotes | a.quotes[i]] + b.quotes AS quotes,
       [i IN range(0, size(a.quotes) - 1) WHERE NOT a.quotes[i] IN b.quotes | a.documents[i]] + b.documents AS documents
ORDER BY coalesce(m.startDate, '') DESC, m.id, p.id, q.id, a.id, b.id
LIMIT $limit
