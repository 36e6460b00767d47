// The figures of a country
// Amounts that documents give for a country as the one that reports or as the partner: trade, investment and others,
// in whole units, by partner and period. Status: what is reported, or only intended, as targets, plans, promises and
// forecasts are.
// cost: one index lookup, then the figures of one country
// param country (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param partner (string, default any): the other side, by code, id or any known name, or any, e.g. Belgium
// param indicator (trade_turnover|export|import|fdi|other, default any): what is counted, or any, e.g. fdi
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan",  :param partner => "any",  :param indicator => "any"  and  :param limit => 200
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT c
MATCH (c)-[:REPORTED|WITH_PARTNER]-(f:Figure)
WHERE $indicator = 'any' OR f.indicator = $indicator
WITH DISTINCT c, f
MATCH (f)-[s:STATED_IN]->(d:Document)
OPTIONAL MATCH (r)-[:REPORTED]->(f)
OPTIONAL MATCH (f)-[:WITH_PARTNER]->(p)
WITH c, f, s, d, r, p
WHERE $partner = 'any' OR (r.id <> c.id AND r.lookup CONTAINS '|' + toLower(trim($partner)) + '|')
   OR (p.id <> c.id AND p.lookup CONTAINS '|' + toLower(trim($partner)) + '|')
RETURN DISTINCT f.indicator AS indicator, f.period AS period, f.value AS value, f.unit AS unit,
       coalesce(f.status, 'reported') AS status, r.name AS reporter, p.name AS partner,
       d.publisher AS publisher, d.published AS published, f.confirmed AS confirmed, s.quotes AS quotes,
       s.documents AS documents, f.id AS id, d.id AS document
ORDER BY coalesce(partner, ''), coalesce(reporter, ''), indicator, coalesce(period, '9999'), id, document
LIMIT $limit
