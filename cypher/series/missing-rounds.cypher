// Missing rounds of a series
// The numbers between the lowest and the highest round of a series that no document names, for each set of parties of
// whom at least two numbered rounds are known; summits of one name count as one series. The gap is in the documents: the
// round may well have taken place.
// cost: an index of all series, then the meetings of those that it finds
// param series (string, default any): any part of the series' name, or any, e.g. Strategic Dialogue
// param country (string, default any): one of the parties, by code, id or any known name, e.g. United Kingdom
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param series => "any",  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.series IS NOT NULL AND m.round IS NOT NULL
  AND ($series = 'any' OR toLower(m.series) CONTAINS toLower(trim($series)))
  AND NOT (m.kind = 'summit' AND toLower(m.series) = 'summit')
OPTIONAL MATCH (m)<-[:TOOK_PART]-(w:Country|Organisation)
WITH m, w ORDER BY w.name, w.id
WITH m, collect(DISTINCT w) AS sides
WHERE $country = 'any' OR any(w IN sides WHERE w.lookup CONTAINS '|' + toLower(trim($country)) + '|')
WITH m, CASE m.kind WHEN 'summit' THEN '' ELSE
     reduce(text = '', w IN sides | text + CASE WHEN text = '' THEN '' ELSE ', ' END + w.name) END AS parties
MATCH (m)-[s:STATED_IN]->(d:Document)
WITH m, parties, s ORDER BY s.id
WITH m, parties, collect(s)[0] AS told
ORDER BY m.round, coalesce(m.startDate, ''), m.id
WITH toLower(m.series) AS key, parties, collect(m.series)[0] AS series, collect(DISTINCT m.round) AS rounds,
     collect(told) AS statements
WHERE size(rounds) > 1
WITH key, parties, series, rounds, statements,
     [n IN range(rounds[0], rounds[size(rounds) - 1]) WHERE NOT n IN rounds] AS missing
WHERE size(missing) > 0
UNWIND statements AS told
UNWIND range(0, size(told.quotes) - 1) AS i
WITH key, parties, series, rounds, missing, told.quotes[i] AS quote, told.documents[i] AS document,
     min(told.starts[i]) AS at
ORDER BY document, at, quote
WITH key, parties, series, rounds, missing, collect(quote) AS quotes, collect(document) AS documents
RETURN series, CASE parties WHEN '' THEN null ELSE parties END AS parties, rounds AS knownRounds, missing,
       quotes, documents
ORDER BY key, coalesce(parties, '')
LIMIT $limit
