// Agreements, day by day
// When agreements were signed or initialled, or are to be signed where none shows them signed yet, oldest first, with
// the parties, and the people who signed or were witnesses. "signed or in force": the document calls it ratified or in
// force and gives one date, which may be that of the signature or of the entry into force; the quotes tell. Of a country
// or organisation those of its bodies count. What is dated by a month or a year alone is shown where that month or year
// touches the period; what has no date is not shown.
// cost: an index lookup, then the agreements of one person, or of a country's or organisation's bodies; of all, all agreements
// param who (string, default any): a person, organisation or country, by code, id or any known name, or any, e.g. European Union
// param from (date, default 0000): the first day, month or year, e.g. 2010
// param to (date, default 9999): the last day, month or year, e.g. 2025-06
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param who => "any",  :param from => "0000",  :param to => "9999"  and  :param limit => 100
OPTIONAL MATCH (e:Person|Organisation|Country)
WHERE e.lookup CONTAINS '|' + toLower(trim($who)) + '|'
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:BELONGS_TO*0..3]-(y)-[:PARTY_TO|SIGNED|WITNESSED]->(own:Agreement)
WITH collect(DISTINCT own) AS found
// No lookup has two bars together: of one entity alone no other agreement is read.
OPTIONAL MATCH (x:Agreement)
WHERE x.lookup CONTAINS CASE $who WHEN 'any' THEN '|' ELSE '||' END
WITH found, collect(x) AS everyone
UNWIND found + everyone AS g
WITH DISTINCT g
MATCH (g)-[s:STATED_IN]->(:Document)
WITH g, ['signature'] + coalesce(s.statuses, [coalesce(s.status, 'mentioned')]) AS statuses,
     [coalesce(g.signedOn, '')] + coalesce(s.dates, [coalesce(s.date, '')]) AS dates
UNWIND range(0, size(statuses) - 1) AS i
WITH g, dates[i] AS date,
     CASE WHEN statuses[i] = 'signature' THEN 'signed'
          WHEN statuses[i] = 'initialled' THEN 'initialled'
          WHEN statuses[i] IN ['planned', 'negotiated'] AND g.status IN ['planned', 'negotiated', 'initialled']
          THEN 'planned'
          WHEN statuses[i] IN ['ratified', 'in_force']
               AND NOT coalesce(g.signedOn, '~') STARTS WITH dates[i]
               AND NOT dates[i] STARTS WITH coalesce(g.signedOn, '~')
          THEN 'signed or in force' END AS status
WHERE date <> '' AND status IS NOT NULL
WITH g, status, collect(DISTINCT date) AS dates
UNWIND dates AS date
WITH g, status, date, dates
WHERE none(other IN dates WHERE other <> date AND other STARTS WITH date)
  AND left(date, size($from)) >= left($from, size(date)) AND left(date, size($to)) <= left($to, size(date))
OPTIONAL MATCH (g)<-[r:PARTY_TO|SIGNED|WITNESSED]-(w)
WITH g, status, date, r, w ORDER BY w.name, w.id
WITH g, status, date,
     collect(DISTINCT CASE WHEN NOT w:Person AND type(r) <> 'WITNESSED' THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person THEN w.name + CASE type(r) WHEN 'WITNESSED' THEN ' (witness)' ELSE '' END END)
     AS people
OPTIONAL MATCH (g)-[:SIGNED_AT]->(m:Meeting)
WHERE status = 'signed' AND m.status = 'held'
WITH g, status, date, parties, people, collect(DISTINCT m.place) AS places
MATCH (g)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH g, status, date, parties, people, places, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH g, status, date, parties, people, places, collect(quote) AS quotes, collect(document) AS documents
RETURN date, null AS lastDay, CASE g.kind WHEN 'other' THEN 'agreement' ELSE g.kind END AS what, status, g.name AS name,
       CASE size(places) WHEN 1 THEN places[0] END AS place, parties, people, g.confirmed AS confirmed, quotes,
       documents, g.id AS id
ORDER BY date, id, status
LIMIT $limit
