// An official's posts over time
// Each post that a person held: the first and the last day on which a document shows it held, and, where a sentence
// says so, since when and until when. The days between are likely, not proven.
// cost: one index lookup, then the posts of one person
// param person (string): the person, by id or any known name, e.g. Roman Vassilenko
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param person => "Roman Vassilenko"  and  :param limit => 100
MATCH (p:Person)
WHERE p.lookup CONTAINS '|' + toLower(trim($person)) + '|'
WITH DISTINCT p
MATCH (p)-[h:HELD]->(o:Post)
RETURN p.name AS person, o.name AS post, h.firstAttested AS firstAttested, h.lastAttested AS lastAttested,
       h.since AS since, h.until AS until, h.confirmed AS confirmed, h.quotes AS quotes, h.documents AS documents
ORDER BY p.id, coalesce(h.firstAttested, h.since, h.until, '9999'), o.id, h.id
LIMIT $limit
