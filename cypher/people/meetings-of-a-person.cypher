// The meetings of a person
// When and where a person took part in what, newest first: in which post, the people of the other sides, and all
// countries and organisations that the documents name as parties. Undated meetings come last.
// cost: one index lookup, then the meetings of one person
// param person (string): the person, by id or any known name, e.g. Roman Vassilenko
// param status (held|planned, default any): whether it took place, or any, e.g. held
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param person => "Roman Vassilenko",  :param status => "any"  and  :param limit => 100
MATCH (p:Person)
WHERE p.lookup CONTAINS '|' + toLower(trim($person)) + '|'
WITH DISTINCT p
MATCH (p)-[a:TOOK_PART]->(m:Meeting)
WHERE $status = 'any' OR m.status = $status
OPTIONAL MATCH (m)<-[b:TOOK_PART]-(w)
WHERE w.id <> p.id
WITH p, a, m, b, w ORDER BY w.name, w.id
WITH p, a, m,
     collect(DISTINCT CASE WHEN w:Person AND (a.behalf IS NULL OR b.behalf IS NULL OR a.behalf <> b.behalf)
                           THEN w.name END) AS met,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties
RETURN m.startDate AS date, m.kind AS kind, m.place AS place, m.status AS status, p.name AS person, a.post AS post,
       a.capacity AS capacity, met, parties, m.name AS meeting,
       a.confirmed AS confirmed, a.quotes AS quotes, a.documents AS documents
ORDER BY coalesce(m.startDate, '') DESC, m.id, p.id, a.id
LIMIT $limit
