// The last and the next round of each series
// For each standing format and set of parties: how many of its meetings the documents name, the latest that took place
// and those that are only announced, even if the day has passed. Summits of one name count as one series, whoever took
// part, and have no parties here.
// cost: an index of all series, then the meetings of those that it finds
// param series (string, default any): any part of the series' name, or any, e.g. Strategic Dialogue
// param country (string, default any): one of the parties, by code, id or any known name, e.g. United Kingdom
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param series => "any",  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.series IS NOT NULL AND ($series = 'any' OR toLower(m.series) CONTAINS toLower(trim($series)))
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
ORDER BY coalesce(m.startDate, '') DESC, coalesce(m.round, 0) DESC, m.id
WITH toLower(m.series) AS key, parties, collect(m.series)[0] AS series, count(m) AS known, max(m.round) AS highestRound,
     collect(CASE m.status WHEN 'held' THEN m END) AS held,
     collect(CASE m.status WHEN 'held' THEN told END) AS toldHeld,
     collect(CASE m.status WHEN 'planned' THEN m END) AS planned,
     collect(CASE m.status WHEN 'planned' THEN told END) AS toldPlanned
WITH key, parties, series, known, highestRound, held, planned,
     coalesce(toldHeld[0].quotes, []) AS quotes, coalesce(toldHeld[0].documents, []) AS documents,
     coalesce(toldPlanned[0].quotes, []) AS further, coalesce(toldPlanned[0].documents, []) AS furtherDocuments
WITH key, parties, series, known, highestRound, held, planned,
     quotes + [i IN range(0, size(further) - 1) WHERE NOT further[i] IN quotes | further[i]] AS quotes,
     documents + [i IN range(0, size(further) - 1) WHERE NOT further[i] IN quotes | furtherDocuments[i]] AS documents
RETURN series, CASE parties WHEN '' THEN null ELSE parties END AS parties, known, highestRound,
       held[0].name AS last, held[0].startDate AS lastDate, [x IN planned | x.name] AS announced,
       [x IN planned | x.startDate] AS announcedFor, quotes, documents
ORDER BY key, coalesce(parties, '')
LIMIT $limit
