// The sources
// The documents with publisher and date, newest first, and how many nodes of each kind rest on each of them. A near-copy
// of another document names it: both are one source.
// cost: all documents and all that they state
// table: published, publisher, id
// param publisher (string, default any): any part of the publisher's name, or any, e.g. Astana Times
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param publisher => "any"  and  :param limit => 200
MATCH (d:Document)
WHERE $publisher = 'any' OR toLower(d.publisher) CONTAINS toLower(trim($publisher))
OPTIONAL MATCH (d)<-[s:STATED_IN]-(n)
WITH d, count(s) AS nodes,
     sum(CASE WHEN n:Person THEN 1 ELSE 0 END) AS people,
     sum(CASE WHEN n:Organisation THEN 1 ELSE 0 END) AS organisations,
     sum(CASE WHEN n:Country THEN 1 ELSE 0 END) AS countries,
     sum(CASE WHEN n:Meeting THEN 1 ELSE 0 END) AS meetings,
     sum(CASE WHEN n:Agreement THEN 1 ELSE 0 END) AS agreements,
     sum(CASE WHEN n:Figure THEN 1 ELSE 0 END) AS figures
RETURN d.published AS published, d.publisher AS publisher, d.name AS document, people, organisations, countries,
       meetings, agreements, figures, nodes, d.copyOf AS copyOf, d.url AS url, d.id AS id
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
