// Signatories and witnesses of agreements
// Who is bound by a document, who put the signature and who was merely present, each with the sentence that says so.
// cost: one index lookup, then the people and parties of the agreements that it finds; without a name all agreements
// param agreement (string, default any): the agreement, by id or any part of its name, or any, e.g. Roadmap
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param agreement => "any"  and  :param limit => 200
MATCH (g:Agreement)
WHERE g.lookup CONTAINS CASE $agreement WHEN 'any' THEN '|' ELSE toLower(trim($agreement)) END
WITH DISTINCT g
MATCH (w)-[r:PARTY_TO|SIGNED|WITNESSED]->(g)
RETURN g.name AS agreement, g.status AS status,
       CASE type(r) WHEN 'SIGNED' THEN 'signed' WHEN 'WITNESSED' THEN 'witnessed' ELSE 'party' END AS role,
       w.name AS name, coalesce(r.signedOn, g.signedOn) AS signedOn,
       r.confirmed AS confirmed, r.quotes AS quotes, r.documents AS documents
ORDER BY g.id, role, w.id, r.id
LIMIT $limit
