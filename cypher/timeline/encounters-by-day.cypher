// Encounters, day by day
// What took place or was planned, oldest first: encounters of all kinds, appointments among them, with those who took
// part, each in the post and capacity in which they came. Of a country or organisation those of its bodies count, those
// of others on its behalf, and those of people in its posts. What is dated by a month or a year alone is shown where
// that month or year touches the period; what has no date is not shown.
// cost: an index lookup, then the encounters of one person, or of a country's or organisation's bodies and officials; of all, one index range
// param who (string, default any): a person, organisation or country, by code, id or any known name, or any, e.g. Roman Vassilenko
// param from (date, default 0000): the first day, month or year, e.g. 2024
// param to (date, default 9999): the last day, month or year, e.g. 2025-06
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param who => "any",  :param from => "0000",  :param to => "9999"  and  :param limit => 100
OPTIONAL MATCH (e:Person|Organisation|Country)
WHERE e.lookup CONTAINS '|' + toLower(trim($who)) + '|'
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:BELONGS_TO*0..3]-(y)
WHERE y:Person OR y:Organisation OR y:Country
WITH DISTINCT e, y
OPTIONAL MATCH (y)-[:TOOK_PART]->(own:Meeting)
WITH e, y, collect(DISTINCT own) AS own
OPTIONAL MATCH (y)<-[:BELONGS_TO]-(o:Post)<-[h:HELD]-(p:Person)-[a:TOOK_PART]->(x:Meeting)
WHERE a.post IN [o.id, o.name] OR (x.kind = 'appointment' AND x.startDate IN [h.since, h.until])
WITH e, y, own, collect(DISTINCT x) AS officials
UNWIND CASE WHEN size(own + officials) = 0 THEN [null] ELSE own + officials END AS x
WITH e, collect(DISTINCT x) AS found
OPTIONAL MATCH ()-[t:TOOK_PART]->(x:Meeting)
WHERE t.behalf = coalesce(e.code, CASE e.id WHEN 'organisation:european-union' THEN 'EU' END)
WITH e, found, collect(DISTINCT x) AS told
UNWIND CASE WHEN size(found + told) = 0 THEN [null] ELSE found + told END AS x
WITH collect(DISTINCT x) AS found
OPTIONAL MATCH (x:Meeting)
WHERE $who = 'any' AND x.startDate >= left($from, 4) AND x.startDate <= $to + '~'
WITH found, collect(x) AS told
UNWIND found + told AS m
WITH DISTINCT m
WHERE left(m.startDate, size($from)) >= left($from, size(m.startDate))
  AND left(m.startDate, size($to)) <= left($to, size(m.startDate))
OPTIONAL MATCH (m)<-[t:TOOK_PART]-(w)
WITH m, w, [detail IN [replace(t.post, ' (' + w.name + ')', ''),
                       CASE t.capacity WHEN 'participant' THEN null ELSE t.capacity END]
            WHERE detail IS NOT NULL] AS details
ORDER BY w.name, w.id
WITH m, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person THEN w.name + CASE size(details)
                           WHEN 0 THEN '' WHEN 1 THEN ' (' + details[0] + ')'
                           ELSE ' (' + details[0] + ', ' + details[1] + ')' END END) AS people
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, people, parties, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, people, parties, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.endDate AS lastDay, CASE m.kind WHEN 'other' THEN 'encounter' ELSE m.kind END AS what,
       m.status AS status, m.name AS name, m.place AS place, parties, people, m.confirmed AS confirmed, quotes,
       documents, m.id AS id
ORDER BY date, id
LIMIT $limit
