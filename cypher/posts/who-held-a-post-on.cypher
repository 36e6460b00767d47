// Who held a post on a day
// What is known of each holder of a post for a day, a month or a year. "attested": the first or the last document that
// shows the post held is of that time. "stated": between the beginning and the end that sentences give. "presumed":
// between the first and the last attestation, or in the month or year of one; the quotes show what is known of the time
// between. "earlier" and "later": known only before, or only after.
// cost: one index lookup, then the holders of the posts that it finds
// param post (string): the post, by id or by any part of its name, e.g. Deputy Minister of Foreign Affairs of Kazakhstan
// param date (date): the day, month or year, e.g. 2024-03-01
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param post => "Prime Minister",  :param date => "2024-03-01"  and  :param limit => 100
MATCH (o:Post)
WHERE o.lookup CONTAINS toLower(trim($post))
WITH o
MATCH (o)<-[h:HELD]-(p:Person)
WITH o, p, h, coalesce(h.since, h.firstAttested, h.until) AS begin,
     coalesce(h.until, h.lastAttested, h.since) AS finish
WITH o, p, h, begin,
     CASE WHEN begin IS NULL THEN 'undated'
          WHEN h.firstAttested STARTS WITH $date OR h.lastAttested STARTS WITH $date THEN 'attested'
          WHEN left(begin, size($date)) > left($date, size(begin)) THEN 'later'
          WHEN left(finish, size($date)) < left($date, size(finish)) THEN 'earlier'
          WHEN h.since IS NOT NULL AND h.until IS NOT NULL THEN 'stated'
          ELSE 'presumed' END AS known
RETURN o.name AS post, p.name AS holder, known, h.firstAttested AS firstAttested, h.lastAttested AS lastAttested,
       h.since AS since, h.until AS until, h.quotes AS quotes, h.documents AS documents
ORDER BY o.id, CASE known WHEN 'attested' THEN 1 WHEN 'stated' THEN 2 WHEN 'presumed' THEN 3 WHEN 'earlier' THEN 4
                          WHEN 'later' THEN 5 ELSE 6 END, coalesce(begin, '9999'), p.id, h.id
LIMIT $limit
