// Visits
// Who travelled where, newest first: the visitors with their posts, the parties that they came for and those that they
// visited. Where a document does not say who came and who received, all parties stand under "parties" alone.
// cost: one index lookup, then all visits
// param country (string, default any): a visiting or visited country, by code, id or any known name, e.g. Belarus
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param country => "any"  and  :param limit => 100
MATCH (m:Meeting {kind: 'visit'})<-[t:TOOK_PART]-(w)
WITH m, t, w,
     CASE WHEN t.capacity IN ['host', 'witness'] THEN false
          WHEN w:Person OR t.capacity = 'visitor' THEN true
          ELSE false END AS came
ORDER BY w.name, w.id, coalesce(t.post, '')
WITH m, collect(w) AS everyone,
     collect(DISTINCT CASE WHEN w:Person AND came THEN w.name + coalesce(' (' + t.post + ')', '') END) AS visitors,
     collect(DISTINCT CASE WHEN came THEN coalesce(t.behalf, w.code, w.id) END) AS guests
WHERE $country = 'any' OR any(w IN everyone WHERE w.lookup CONTAINS '|' + toLower(trim($country)) + '|')
WITH m, visitors, guests, [w IN everyone WHERE NOT w:Person] AS sides
WITH m, visitors, [w IN sides | w.name] AS parties,
     [w IN sides WHERE any(known IN [w.code, w.id, CASE w.id WHEN 'organisation:european-union' THEN 'EU' END]
                           WHERE known IN guests) | w.name] AS cameFor
MATCH (m)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH m, visitors, parties, cameFor, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH m, visitors, parties, cameFor, collect(quote) AS quotes, collect(document) AS documents
RETURN m.startDate AS date, m.endDate AS lastDay, visitors, cameFor,
       CASE WHEN size(cameFor) = 0 THEN [] ELSE [name IN parties WHERE NOT name IN cameFor] END AS visited,
       parties, m.place AS place, m.status AS status, m.name AS visit, m.confirmed AS confirmed, quotes, documents
ORDER BY coalesce(m.startDate, '') DESC, m.id
LIMIT $limit
