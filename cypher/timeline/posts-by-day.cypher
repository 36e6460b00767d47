// Changes of posts, day by day
// Since when or until when a post was held, where a sentence says so, oldest first: of a person, or of everybody in the
// posts of a country or organisation and its bodies. A change that an appointment of the same day tells is with the
// encounters. The quotes are all that show the post held, those that name the year of the change first. What is dated
// by a month or a year alone is shown where that month or year touches the period.
// cost: an index lookup, then the posts of one person or of a country's or organisation's bodies; of all, all people
// param who (string, default any): a person, organisation or country, by code, id or any known name, or any, e.g. Alexander Turchin
// param from (date, default 0000): the first day, month or year, e.g. 2024
// param to (date, default 9999): the last day, month or year, e.g. 2025-06
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param who => "any",  :param from => "0000",  :param to => "9999"  and  :param limit => 100
OPTIONAL MATCH (e:Person|Organisation|Country)
WHERE e.lookup CONTAINS '|' + toLower(trim($who)) + '|'
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:BELONGS_TO*1..4]-(o:Post)
WITH e, o
OPTIONAL MATCH (o)<-[:HELD]-(p:Person)
WITH collect(DISTINCT CASE WHEN e:Person THEN e END) AS meant, collect(DISTINCT p) AS holders,
     collect(DISTINCT o.id) AS posts
// No lookup has two bars together: of one entity alone nobody else is read.
OPTIONAL MATCH (x:Person)
WHERE x.lookup CONTAINS CASE $who WHEN 'any' THEN '|' ELSE '||' END
WITH meant, holders, posts, collect(x) AS everyone
UNWIND meant + holders + everyone AS p
WITH DISTINCT p, posts, [x IN meant | x.id] AS meant
MATCH (p)-[h:HELD]->(o:Post)
WHERE $who = 'any' OR p.id IN meant OR o.id IN posts
UNWIND ['held since', 'held until'] AS status
WITH p, h, o, status, CASE status WHEN 'held since' THEN h.since ELSE h.until END AS date
WHERE left(date, size($from)) >= left($from, size(date)) AND left(date, size($to)) <= left($to, size(date))
OPTIONAL MATCH (p)-[:TOOK_PART]->(m:Meeting)
WHERE m.kind = 'appointment' AND m.startDate = date
WITH p, h, o, status, date, count(m) AS appointments
WHERE appointments = 0
WITH p, h, o, status, date,
     [i IN range(0, size(h.quotes) - 1) WHERE h.quotes[i] CONTAINS left(date, 4)] +
     [i IN range(0, size(h.quotes) - 1) WHERE NOT h.quotes[i] CONTAINS left(date, 4)] AS first
RETURN date, null AS lastDay, 'post' AS what, status, o.name AS name, null AS place, [] AS parties, [p.name] AS people,
       h.confirmed AS confirmed, [i IN first | h.quotes[i]] AS quotes, [i IN first | h.documents[i]] AS documents,
       h.id AS id
ORDER BY date, id, status
LIMIT $limit
