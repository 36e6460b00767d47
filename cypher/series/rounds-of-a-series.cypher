// The rounds of a series
// The meetings of a standing format, such as political consultations or a strategic dialogue, for each set of parties
// in order of time, with the round that each one follows.
// cost: an index of all series, then the meetings of those that it finds
// param series (string, default any): any part of the series' name, or any, e.g. Strategic Dialogue
// param country (string, default any): one of the parties, by code, id or any known name, e.g. United Kingdom
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param series => "any",  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.series IS NOT NULL AND ($series = 'any' OR toLower(m.series) CONTAINS toLower(trim($series)))
OPTIONAL MATCH (m)<-[:TOOK_PART]-(w:Country|Organisation)
WITH m, w ORDER BY w.name, w.id
WITH m, collect(DISTINCT w) AS sides
WHERE $country = 'any' OR any(w IN sides WHERE w.lookup CONTAINS '|' + toLower(trim($country)) + '|')
WITH m, reduce(text = '', w IN sides | text + CASE WHEN text = '' THEN '' ELSE ', ' END + w.name) AS parties
OPTIONAL MATCH (m)-[:FOLLOWS]->(earlier:Meeting)
WITH m, parties, earlier ORDER BY earlier.id
WITH m, parties, collect(earlier.name) AS follows
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, parties, follows, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, parties, follows, collect(quote) AS quotes, collect(document) AS documents
RETURN m.series AS series, parties, m.round AS round, m.startDate AS date, m.place AS place, m.status AS status,
       follows, m.confirmed AS confirmed, quotes, documents
ORDER BY series, parties, coalesce(date, '9999'), coalesce(round, 0), m.id
LIMIT $limit
