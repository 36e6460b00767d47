// The meetings of a country
// Every meeting in which a country or somebody on its behalf took part, newest first; undated ones come last.
// param country (string): the country, or the European Union, by code, id or any known name, e.g. Kazakhstan
// param status (string, default any): held, planned or any, e.g. held
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan",  :param status => "any"  and  :param limit => 100
MATCH (c:Country|Organisation)
WHERE any(known IN [c.id, c.name, c.code] + coalesce(c.aliases, []) WHERE toLower(known) = toLower($country))
MATCH (w)-[t:TOOK_PART]->(m:Meeting)
WHERE (w.id = c.id OR t.behalf = c.code OR t.behalf IN c.aliases) AND ($status = 'any' OR m.status = $status)
WITH DISTINCT m
MATCH (m)<-[t:TOOK_PART]-(w)
WITH m, t, w ORDER BY w.id
WITH m, collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.kind AS kind, m.name AS meeting, m.place AS place, m.status AS status, parties, people,
       quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
