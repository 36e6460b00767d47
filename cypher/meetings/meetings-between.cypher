// Meetings between two countries
// The meetings in which both countries, or people on behalf of both, took part, also among others; newest first,
// undated ones last.
// cost: two index lookups, then the meetings of one country
// param first (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param second (string): the other one, by code, id or any known name, e.g. Belgium
// param status (held|planned, default any): whether it took place, or any, e.g. held
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param first => "Kazakhstan",  :param second => "Belgium",  :param status => "any"  and  :param limit => 100
MATCH (b:Country|Organisation)
WHERE b.lookup CONTAINS '|' + toLower(trim($second)) + '|'
UNWIND [b.id, b.code, CASE b.id WHEN 'organisation:european-union' THEN 'EU' END] AS name
WITH collect(DISTINCT name) AS others
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($first)) + '|' AND NOT c.id IN others
WITH others, c
OPTIONAL MATCH (c)-[:TOOK_PART]->(own:Meeting)
WITH others, c, collect(own) AS named
OPTIONAL MATCH ()-[t:TOOK_PART]->(x:Meeting)
WHERE t.behalf = coalesce(c.code, CASE c.id WHEN 'organisation:european-union' THEN 'EU' END)
WITH others, c, named, collect(x) AS told
UNWIND named + told AS m
WITH DISTINCT others, m
WHERE $status = 'any' OR m.status = $status
MATCH (m)<-[t:TOOK_PART]-(w)
WITH others, m, t, w ORDER BY w.name, w.id
WITH m, collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     sum(CASE WHEN w.id IN others OR coalesce(t.behalf, '') IN others THEN 1 ELSE 0 END) AS present
WHERE present > 0
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.kind AS kind, m.name AS meeting, m.place AS place, m.status AS status, parties, people,
       m.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
