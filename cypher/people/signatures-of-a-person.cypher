// The signatures of a person
// The agreements that a person signed, or was present to witness, newest first, with the parties to each and where it
// was signed. A date stands only where a document gives one.
// cost: one index lookup, then the agreements of one person
// param person (string): the person, by id or any known name, e.g. Alexander Turchin
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param person => "Alexander Turchin"  and  :param limit => 100
MATCH (p:Person)
WHERE p.lookup CONTAINS '|' + toLower(trim($person)) + '|'
WITH DISTINCT p
MATCH (p)-[r:SIGNED|WITNESSED]->(g:Agreement)
OPTIONAL MATCH (g)<-[:PARTY_TO]-(w)
WITH p, r, g, w ORDER BY w.name, w.id
WITH p, r, g, collect(DISTINCT w.name) AS parties
OPTIONAL MATCH (g)-[:SIGNED_AT]->(m:Meeting)
WITH p, r, g, parties, m ORDER BY m.id
WITH p, r, g, parties, collect(m.name) AS signedAt
RETURN coalesce(r.signedOn, g.signedOn) AS signedOn,
       CASE type(r) WHEN 'SIGNED' THEN 'signed' ELSE 'witnessed' END AS role,
       p.name AS person, g.name AS agreement, g.kind AS kind, g.status AS status, parties, signedAt,
       r.confirmed AS confirmed, r.quotes AS quotes, r.documents AS documents
ORDER BY coalesce(signedOn, '') DESC, g.id, p.id, role, r.id
LIMIT $limit
