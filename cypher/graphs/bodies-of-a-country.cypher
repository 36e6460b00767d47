// The bodies of a country
// The ministries, agencies and offices of a country or organisation, one below the other, with the posts in them.
// cost: one index lookup, then the bodies and posts of one country
// shows: graph
// param country (string): the country, or an organisation, by code, id or any known name, e.g. Kazakhstan
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param country => "Kazakhstan"  and  :param limit => 100
MATCH (c:Country|Organisation)
WHERE c.lookup CONTAINS '|' + toLower(trim($country)) + '|'
WITH DISTINCT c
MATCH path = (c)<-[:BELONGS_TO*1..4]-(x)
RETURN path
ORDER BY length(path), x.id
LIMIT $limit
