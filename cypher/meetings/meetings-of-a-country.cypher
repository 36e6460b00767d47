// The meetings of a country
// Every meeting in which a country or somebody on its behalf took part, newest first; undated ones come last.
// cost: one index lookup, then the meetings of one country
// param country (string): the country, or the European Union, by code, id or any known name, e.g. Kazakhstan
// param status (held|planned, default any): whether it took place, or any, e.g. held
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "Kazakhstan",  :param status => "any"  and  :param limit => 100
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT c
OPTIONAL MATCH (c)-[:TOOK_PART]->(own:Meeting)
WITH c, collect(own) AS named
OPTIONAL MATCH ()-[t:TOOK_PART]->(x:Meeting)
WHERE t.behalf = coalesce(c.code, CASE c.id WHEN 'organisation:european-union' THEN 'EU' END)
WITH c, named, collect(x) AS told
UNWIND named + told AS m
WITH DISTINCT m
WHERE $status = 'any' OR m.status = $status
MATCH (m)<-[t:TOOK_PART]-(w)
WITH m, t, w ORDER BY w.name, w.id
WITH m, collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.kind AS kind, m.name AS meeting, m.place AS place, m.status AS status, parties, people,
       m.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
