// Who held a post on a day
// What is known of each holder of a post for a day, a month or a year. "attested": a document shows the post held then.
// "stated": between the beginning and the end that sentences give. "presumed": between two of these, or in the month or
// year of an attestation that is no more precise. "since" and "until": after a stated beginning, or before a stated end,
// with nothing known on the other side. "earlier" and "later": known only before, or only after. "former" and "future":
// only named so, without a day.
// cost: one index lookup, then the holders of the posts that it finds
// param post (string): the post, by id or by any part of its name, e.g. Deputy Minister of Foreign Affairs of Kazakhstan
// param date (date): the day, month or year, e.g. 2024-03-01
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param post => "Prime Minister",  :param date => "2024-03-01"  and  :param limit => 100
MATCH (o:Post)
WHERE o.lookup CONTAINS toLower(trim($post))
  AND any(form IN split(o.lookup, '|') WHERE form = toLower(trim($post))
          OR (form CONTAINS toLower(trim($post)) AND NOT form STARTS WITH 'post:'))
WITH DISTINCT o
MATCH (o)<-[h:HELD]-(p:Person)
WITH o, p, h, coalesce(h.since, h.firstAttested) AS begin, coalesce(h.until, h.lastAttested) AS finish
WITH o, p, h, begin,
     CASE WHEN coalesce(begin, finish) IS NULL THEN coalesce(h.status, 'undated')
          WHEN any(day IN coalesce(h.attested, []) WHERE day STARTS WITH $date) THEN 'attested'
          WHEN begin IS NULL AND left(finish, size($date)) < left($date, size(finish)) THEN 'earlier'
          WHEN begin IS NULL THEN 'until'
          WHEN left(begin, size($date)) > left($date, size(begin)) THEN
               CASE WHEN h.since IS NULL AND h.until IS NOT NULL THEN 'until' ELSE 'later' END
          WHEN finish IS NULL THEN 'since'
          WHEN left(finish, size($date)) < left($date, size(finish)) THEN
               CASE WHEN h.since IS NOT NULL AND h.until IS NULL THEN 'since' ELSE 'earlier' END
          WHEN h.since IS NOT NULL AND h.until IS NOT NULL THEN 'stated'
          ELSE 'presumed' END AS known
RETURN o.name AS post, p.name AS holder, known, h.firstAttested AS firstAttested, h.lastAttested AS lastAttested,
       h.since AS since, h.until AS until, h.confirmed AS confirmed, h.quotes AS quotes, h.documents AS documents
ORDER BY o.id, CASE known WHEN 'attested' THEN 1 WHEN 'stated' THEN 2 WHEN 'presumed' THEN 3 WHEN 'since' THEN 4
                          WHEN 'until' THEN 5 WHEN 'earlier' THEN 6 WHEN 'later' THEN 7 ELSE 8 END,
         coalesce(begin, h.until, '9999'), p.id, h.id
LIMIT $limit
