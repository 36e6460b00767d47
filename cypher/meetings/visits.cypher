// Visits
// Who travelled where, newest first: the visitors with their posts, on whose behalf they came, and the hosts.
// param country (string, default any): the visitor's or the host's country, by code, id or any known name, e.g. Belarus
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting {kind: 'visit'})<-[t:TOOK_PART]-(w)
WITH m, t, w ORDER BY w.id
WITH m, collect(DISTINCT CASE WHEN w:Person AND coalesce(t.capacity, 'visitor') <> 'host'
                              THEN w.name + coalesce(' (' + t.post + ')', '') END) AS visitors,
     collect(DISTINCT CASE WHEN NOT w:Person AND t.capacity = 'visitor' THEN w.name END) AS guests,
     collect(DISTINCT CASE WHEN t.capacity = 'host' THEN w.name END) AS hosts,
     collect(w) AS everyone
WHERE $country = 'any' OR any(w IN everyone
  WHERE any(known IN [w.id, w.name, w.code] + coalesce(w.aliases, []) WHERE toLower(known) = toLower($country)))
MATCH (m)-[s:STATED_IN]->(d:Document)
WITH m, visitors, guests, hosts, s, d ORDER BY d.id
UNWIND s.quotes AS quote
WITH m, visitors, guests, hosts, collect(DISTINCT quote) AS quotes, collect(DISTINCT d.id) AS documents
RETURN m.startDate AS date, m.endDate AS lastDay, visitors, guests, hosts, m.place AS place, m.status AS status,
       m.name AS visit, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
