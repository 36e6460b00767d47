// The shortest paths between two people
// Every shortest way from one person to the other over shared meetings, agreements and posts, at most three people between.
// A country is no link: every diplomat of it would be near.
// cost: two index lookups, then the links of all who lie near
// shows: graph
// param from (string): one person, by id or any known name, e.g. Jeroen Cooreman
// param to (string): the other person, by id or any known name, e.g. Birgit Stevens
// param limit (integer, default 20): how many paths at most, e.g. 5
// In Neo4j Browser first run  :param from => "Jeroen Cooreman",  :param to => "Birgit Stevens"  and  :param limit => 20
MATCH (one:Person)
WHERE one.lookup CONTAINS '|' + toLower(trim($from)) + '|'
WITH collect(one) AS ones
MATCH (b:Person)
WHERE b.lookup CONTAINS '|' + toLower(trim($to)) + '|'
UNWIND ones AS a
WITH a, b WHERE a <> b
MATCH path = allShortestPaths((a)-[:TOOK_PART|SIGNED|WITNESSED|HELD*..8]-(b))
WHERE none(n IN nodes(path) WHERE n:Country OR n:Organisation)
RETURN path
ORDER BY length(path), [n IN nodes(path) | n.id]
LIMIT $limit
