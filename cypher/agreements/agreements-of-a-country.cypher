// The agreements of a country
// Documents to which a country is a party, itself or through its ministries, cities and other bodies, latest signature
// first, with the people who signed; those without a date of signature come last.
// cost: one index lookup, then the agreements of one country and its bodies
// param country (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param status (planned|negotiated|initialled|signed|ratified|in_force|mentioned, default any): what became of it, or any, e.g. in_force
// param kind (agreement|memorandum|roadmap|declaration|protocol|treaty|plan|contract|statement|other, default any): the kind of document, or any, e.g. memorandum
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan",  :param status => "any",  :param kind => "any"  and  :param limit => 100
MATCH (a:Country|Organisation)
WHERE a.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT a
MATCH (a)<-[:BELONGS_TO*0..3]-(x)-[:PARTY_TO|SIGNED]->(g:Agreement)
WHERE ($status = 'any' OR g.status = $status) AND ($kind = 'any' OR g.kind = $kind)
WITH DISTINCT g
MATCH (g)<-[r:PARTY_TO|SIGNED]-(w)
WITH g, r, w ORDER BY w.name, w.id
WITH g, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person AND type(r) = 'SIGNED' THEN w.name END) AS signedBy
MATCH (g)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH g, parties, signedBy, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH g, parties, signedBy, collect(quote) AS quotes, collect(document) AS documents
RETURN g.signedOn AS signedOn, g.status AS status, g.kind AS kind, g.name AS agreement, g.validFrom AS validFrom,
       g.validTo AS validTo, parties, signedBy, g.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(signedOn, '') DESC, g.id
LIMIT $limit
