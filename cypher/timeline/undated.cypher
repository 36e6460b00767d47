// What has no date
// Encounters and agreements of which no document tells a day, a month or a year, those of the newest documents first.
// Agreements that are only mentioned are left out.
// table: kind, status, name, published, parties, people, quotes, documents
// cost: an index lookup, then the encounters and agreements of one person, or of a country's or organisation's bodies and officials; of all, all encounters and agreements
// param who (string, default any): a person, organisation or country, by code, id or any known name, or any, e.g. Alexander Turchin
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param who => "any"  and  :param limit => 100
OPTIONAL MATCH (e:Person|Organisation|Country)
WHERE e.lookup CONTAINS '|' + toLower(trim($who)) + '|'
WITH DISTINCT e
OPTIONAL MATCH (e)<-[:BELONGS_TO*0..3]-(y)
WHERE y:Person OR y:Organisation OR y:Country
WITH DISTINCT e, y
OPTIONAL MATCH (y)-[:TOOK_PART|PARTY_TO|SIGNED|WITNESSED]->(own)
WITH e, y, collect(DISTINCT own) AS own
OPTIONAL MATCH (y)<-[:BELONGS_TO]-(o:Post)<-[:HELD]-(:Person)-[a:TOOK_PART]->(x:Meeting)
WHERE a.post IN [o.id, o.name]
WITH e, y, own, collect(DISTINCT x) AS officials
UNWIND CASE WHEN size(own + officials) = 0 THEN [null] ELSE own + officials END AS x
WITH e, collect(DISTINCT x) AS found
OPTIONAL MATCH ()-[t:TOOK_PART]->(x:Meeting)
WHERE t.behalf = coalesce(e.code, CASE e.id WHEN 'organisation:european-union' THEN 'EU' END)
WITH e, found, collect(DISTINCT x) AS told
UNWIND CASE WHEN size(found + told) = 0 THEN [null] ELSE found + told END AS x
WITH collect(DISTINCT x) AS found
// No lookup has two bars together: of one entity alone nothing else is read.
OPTIONAL MATCH (x:Meeting|Agreement)
WHERE x.lookup CONTAINS CASE $who WHEN 'any' THEN '|' ELSE '||' END
WITH found, collect(x) AS everything
UNWIND found + everything AS x
WITH DISTINCT x
WHERE x.startDate IS NULL AND x.signedOn IS NULL AND coalesce(x.status, '') <> 'mentioned'
OPTIONAL MATCH (x)<-[:TOOK_PART|PARTY_TO|SIGNED]-(w)
WITH x, w ORDER BY w.name, w.id
WITH x, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person THEN w.name END) AS people
MATCH (x)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH x, parties, people, s.quotes[i] AS quote, d.id AS document, d.published AS published, min(s.starts[i]) AS at,
     max(reduce(told = coalesce(s.date, ''), date IN coalesce(s.dates, []) | told + date)) AS dates
ORDER BY document, at, quote
WITH x, parties, people, collect(quote) AS quotes, collect(document) AS documents, max(published) AS published,
     max(dates) AS dates
WHERE x:Meeting OR dates = ''
RETURN CASE WHEN x:Meeting THEN 'encounter' ELSE 'agreement' END AS what, x.kind AS kind, x.status AS status,
       x.name AS name, x.place AS place, parties, people, published, x.confirmed AS confirmed, quotes, documents,
       x.id AS id
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
