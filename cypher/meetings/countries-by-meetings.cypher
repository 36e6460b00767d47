// Countries by meetings
// How many dated meetings that took place in a period each country took part in, most first; with a country named, only
// the meetings in which it took part too. The sentences are those of one document on the latest meeting.
// cost: one index range, then the meetings of the period
// param from (date, default 0000): the first day, month or year, e.g. 2024
// param to (date, default 9999): the last day, month or year, e.g. 2025-06
// param with (string, default any): a country that took part too, by code, id or any known name, or any, e.g. Kazakhstan
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param from => "0000",  :param to => "9999",  :param with => "any"  and  :param limit => 100
MATCH (m:Meeting)
WHERE m.startDate >= left($from, 4) AND m.startDate <= $to + '~'
  AND left(m.startDate, size($from)) >= left($from, size(m.startDate))
  AND left(m.startDate, size($to)) <= left($to, size(m.startDate))
  AND m.status = 'held' AND m.kind <> 'appointment'
MATCH (m)<-[:TOOK_PART]-(w:Country)
WITH m, collect(DISTINCT w) AS countries
WHERE $with = 'any' OR any(w IN countries WHERE w.lookup CONTAINS '|' + toLower(trim($with)) + '|')
UNWIND countries AS c
WITH m, c
WHERE $with = 'any' OR NOT c.lookup CONTAINS '|' + toLower(trim($with)) + '|'
WITH m, c ORDER BY m.startDate DESC, m.id
WITH c, count(m) AS meetings, min(m.startDate) AS first, max(m.startDate) AS latest, collect(m)[0] AS lastOne
MATCH (lastOne)-[s:STATED_IN]->(d:Document)
WITH c, meetings, first, latest, lastOne, s ORDER BY s.id
WITH c, meetings, first, latest, lastOne, collect(s)[0] AS told
RETURN c.name AS country, meetings, first, latest, lastOne.name AS latestMeeting, told.quotes AS quotes,
       told.documents AS documents
ORDER BY meetings DESC, latest DESC, c.id
LIMIT $limit
