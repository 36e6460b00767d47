// Reported trade of two countries side by side
// What each of the two reports for the same period and the same flow of goods: exports of the one are imports of the
// other, so that gaps between the two show. Several values in one cell: documents disagree. In whole units; targets and
// forecasts are left out.
// cost: two index lookups, then the figures of both countries
// param first (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param second (string): the other one, by code, id or any known name, e.g. Belgium
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param first => "Kazakhstan",  :param second => "Belgium"  and  :param limit => 200
MATCH (y:Country|Organisation)
WHERE y.lookup CONTAINS '|' + toLower(trim($second)) + '|'
WITH collect(y) AS others
MATCH (a:Country|Organisation)
WHERE a.lookup CONTAINS '|' + toLower(trim($first)) + '|'
UNWIND others AS b
WITH a, b
WHERE a.id <> b.id
MATCH (a)-[:REPORTED|WITH_PARTNER]-(f:Figure)
WHERE f.indicator IN ['trade_turnover', 'export', 'import'] AND coalesce(f.status, 'reported') = 'reported'
WITH DISTINCT a, b, f
MATCH (r)-[told:REPORTED]->(f)-[:WITH_PARTNER]->(p)
WHERE (r.id = a.id AND p.id = b.id) OR (r.id = b.id AND p.id = a.id)
WITH a, b, r, f, told,
     CASE WHEN f.indicator = 'trade_turnover' THEN 'both ways'
          WHEN (f.indicator = 'export' AND r.id = a.id) OR (f.indicator = 'import' AND r.id = b.id)
          THEN a.name + ' to ' + b.name
          ELSE b.name + ' to ' + a.name END AS flow
ORDER BY f.value, f.id
WITH a.name AS first, b.name AS second, f.period AS period, f.unit AS unit, flow,
     collect(DISTINCT CASE WHEN r.id = a.id THEN f.value END) AS reportedByFirst,
     collect(DISTINCT CASE WHEN r.id = b.id THEN f.value END) AS reportedBySecond,
     collect(told) AS statements
UNWIND statements AS told
UNWIND range(0, size(told.quotes) - 1) AS i
WITH first, second, period, unit, flow, reportedByFirst, reportedBySecond,
     told.quotes[i] AS quote, told.documents[i] AS document, min(told.starts[i]) AS at
ORDER BY document, at, quote
WITH first, second, period, unit, flow, reportedByFirst, reportedBySecond,
     collect(quote) AS quotes, collect(document) AS documents
RETURN first, second, period, flow, unit, reportedByFirst, reportedBySecond, quotes, documents
ORDER BY first, second, coalesce(period, '9999'), coalesce(unit, ''), flow
LIMIT $limit
