// Documents without facts
// Documents that state no meeting, no agreement and no figure, newest first, with how many people, organisations and
// countries they name: read them, if you expected more.
// cost: all documents
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 200
MATCH (d:Document)
OPTIONAL MATCH (d)<-[s:STATED_IN]-(n)
WITH d, count(s) AS nodes, sum(CASE WHEN n:Meeting OR n:Agreement OR n:Figure THEN 1 ELSE 0 END) AS facts
WHERE facts = 0
RETURN d.published AS published, d.publisher AS publisher, d.name AS document, nodes, d.url AS url, d.id AS id
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
