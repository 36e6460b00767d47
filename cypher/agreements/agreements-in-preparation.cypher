// Agreements in preparation
// Agreements that a document calls planned, negotiated or initialled and that none shows signed, with the day of the
// latest document on them; the longest without news first, so that those that may have stalled show.
// cost: an index lookup for each of the three states, then all agreements in preparation
// param country (string, default any): a party, by code, id or any known name, or any, e.g. Kazakhstan
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "any"  and  :param limit => 100
MATCH (g:Agreement)
WHERE g.status IN ['planned', 'negotiated', 'initialled']
OPTIONAL MATCH (g)<-[:PARTY_TO|SIGNED]-(w)-[:BELONGS_TO*0..3]->(x)
WITH g, w, sum(CASE WHEN x.lookup CONTAINS '|' + toLower(trim($country)) + '|' THEN 1 ELSE 0 END) AS meant
ORDER BY w.name, w.id
WITH g, collect(CASE WHEN NOT w:Person THEN w.name END) AS parties, sum(meant) AS meant
WHERE $country = 'any' OR meant > 0
MATCH (g)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH g, parties, s.quotes[i] AS quote, d.id AS document, d.published AS published, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH g, parties, collect(quote) AS quotes, collect(document) AS documents, max(published) AS lastNews
RETURN g.status AS status, g.kind AS kind, g.name AS agreement, parties, lastNews,
       g.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(lastNews, '9999'), g.id
LIMIT $limit
