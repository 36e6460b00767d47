// Calls
// Telephone and video calls with the people on the line and their posts, newest first; undated ones come last.
// cost: one index lookup, then all calls
// param country (string, default any): a country whose side was on the line, by code, id or any known name, or any, e.g. Kazakhstan
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting {kind: 'call'})<-[t:TOOK_PART]-(w)
WITH m, t, w ORDER BY w.name, w.id, coalesce(t.post, '')
WITH m, collect(DISTINCT CASE WHEN w:Person THEN w.name + coalesce(' (' + t.post + ')', '') END) AS people,
     collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     sum(CASE WHEN NOT w:Person AND w.lookup CONTAINS '|' + toLower(trim($country)) + '|' THEN 1
              WHEN toLower(t.behalf) = toLower(trim($country)) THEN 1 ELSE 0 END) AS present
WHERE $country = 'any' OR present > 0
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, people, parties, m.status AS status, m.name AS call,
       m.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
