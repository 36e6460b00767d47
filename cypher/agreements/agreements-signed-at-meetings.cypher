// Agreements signed at a meeting
// What was signed at a visit, a summit or a signing, with the parties to each, newest meeting first.
// cost: one index lookup, then the agreements of the meetings that it finds; without a meeting all meetings
// param meeting (string, default any): the meeting, by id or any part of its name, or any, e.g. Belarus
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param meeting => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.lookup CONTAINS CASE $meeting WHEN 'any' THEN '|' ELSE toLower(trim($meeting)) END
WITH DISTINCT m
MATCH (m)<-[r:SIGNED_AT]-(g:Agreement)
OPTIONAL MATCH (g)<-[:PARTY_TO|SIGNED]-(w)
WITH m, r, g, w ORDER BY w.name, w.id
WITH m, r, g, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties
RETURN m.startDate AS date, m.name AS meeting, m.place AS place, g.name AS agreement, g.kind AS kind,
       g.status AS status, parties, r.confirmed AS confirmed, r.quotes AS quotes, r.documents AS documents
ORDER BY coalesce(m.startDate, '') DESC, m.id, g.id, r.id
LIMIT $limit
