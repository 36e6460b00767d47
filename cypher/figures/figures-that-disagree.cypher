// Figures that disagree
// Several values for the same indicator, reporting side, partner, period and unit, with the publishers of each. Figures
// without a period are left out: they may be about different times; so are targets, plans and forecasts.
// cost: all figures
// param indicator (trade_turnover|export|import|fdi|other, default any): what is counted, or any, e.g. fdi
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param indicator => "any"  and  :param limit => 100
MATCH (r)-[told:REPORTED]->(f:Figure)
WHERE f.period IS NOT NULL AND coalesce(f.status, 'reported') = 'reported'
  AND ($indicator = 'any' OR f.indicator = $indicator)
OPTIONAL MATCH (f)-[:WITH_PARTNER]->(p)
WITH r, p, f, told ORDER BY f.value, f.id
WITH r, p, f.indicator AS indicator, f.period AS period, f.unit AS unit, collect(DISTINCT f.value) AS values,
     collect(told) AS statements
WHERE size(values) > 1
UNWIND statements AS told
UNWIND range(0, size(told.quotes) - 1) AS i
WITH r, p, indicator, period, unit, values, told.quotes[i] AS quote, told.documents[i] AS document,
     min(told.starts[i]) AS at
ORDER BY document, at, quote
WITH r, p, indicator, period, unit, values, collect(quote) AS quotes, collect(document) AS documents
RETURN r.name AS reporter, p.name AS partner, indicator, period, unit, values, quotes, documents
ORDER BY r.id, coalesce(p.id, ''), indicator, period, coalesce(unit, '')
LIMIT $limit
