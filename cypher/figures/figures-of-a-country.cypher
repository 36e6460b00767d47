// The figures of a country
// Amounts that documents give for a country as the one that reports or as the partner: trade, investment and others,
// in whole units.
// param country (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param indicator (string, default any): trade_turnover, export, import, fdi, other or any, e.g. fdi
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan",  :param indicator => "any"  and  :param limit => 200
MATCH (f:Figure)-[s:STATED_IN]->(d:Document)
WHERE $indicator = 'any' OR f.indicator = $indicator
OPTIONAL MATCH (r)-[:REPORTED]->(f)
OPTIONAL MATCH (f)-[:WITH_PARTNER]->(p)
WITH f, s, d, r, p
WHERE any(known IN [r.id, r.name, r.code] + coalesce(r.aliases, []) WHERE toLower(known) = toLower($country))
   OR any(known IN [p.id, p.name, p.code] + coalesce(p.aliases, []) WHERE toLower(known) = toLower($country))
RETURN f.indicator AS indicator, f.period AS period, f.value AS value, f.unit AS unit, r.name AS reporter,
       p.name AS partner, d.publisher AS publisher, d.published AS published, s.quotes AS quotes,
       s.documents AS documents
ORDER BY partner, reporter, indicator, coalesce(period, '9999'), f.id, d.id
LIMIT $limit
