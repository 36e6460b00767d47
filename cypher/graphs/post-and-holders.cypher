// A post and its holders
// Who held a post, the body and country that it belongs to, and where it is accredited.
// cost: one index lookup, then one step from the posts that it finds
// shows: graph
// param post (string): the post, by id or any part of its name, e.g. Prime Minister of Kazakhstan
// param limit (integer, default 100): how many paths at most, e.g. 50
// In Neo4j Browser first run  :param post => "Prime Minister of Kazakhstan"  and  :param limit => 100
MATCH (o:Post)
WHERE o.lookup CONTAINS toLower(trim($post))
  AND any(form IN split(o.lookup, '|') WHERE form = toLower(trim($post))
          OR (form CONTAINS toLower(trim($post)) AND NOT form STARTS WITH 'post:'))
WITH DISTINCT o
MATCH path = (x)-[:HELD*0..1]->(o)-[:BELONGS_TO|ACCREDITED_TO*0..2]->(y)
RETURN path
ORDER BY o.id, x.id, y.id
LIMIT $limit
