// People whose names share no word
// A check of merges: people who are known by two names that have no word in common. Some are right (a name in two
// spellings, a title used as a name); others may be two people. The sentences show which.
// cost: all people
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (p:Person)
WHERE size(coalesce(p.aliases, [])) > 0
WITH p, [p.name] + [a IN p.aliases WHERE a <> p.name] AS names
UNWIND names AS one
UNWIND names AS other
WITH p, toString(one) AS one, toString(other) AS other
WHERE one < other
  AND none(word IN split(toLower(replace(one, '-', ' ')), ' ')
           WHERE word IN split(toLower(replace(other, '-', ' ')), ' '))
WITH p, one, other ORDER BY one, other
WITH p, collect(one + ' / ' + other) AS names
MATCH (p)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH p, names, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH p, names, collect(quote) AS quotes, collect(document) AS documents
RETURN p.name AS person, names, quotes, documents, p.id AS id
ORDER BY id
LIMIT $limit
