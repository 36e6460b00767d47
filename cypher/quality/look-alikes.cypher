// People who may be one
// A check of what was not merged: pairs of people whose names end with the same word and begin with the same two letters,
// who held posts of the same body or country. They may be one person in two spellings, or relatives, or neither.
// cost: all posts held; the holders of each body are compared in pairs
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 100
MATCH (p:Person)-[h:HELD]->(o:Post)-[:BELONGS_TO]->(body)
WITH body, last(split(p.name, ' ')) AS surname, left(p.name, 2) AS beginning, p, o, h
ORDER BY p.id, o.id
WITH body, toLower(surname) AS surname, toLower(beginning) AS beginning, collect(DISTINCT p) AS people
WHERE size(people) > 1
UNWIND people AS p
UNWIND people AS q
WITH body, p, q
WHERE p.id < q.id
WITH p, q, body ORDER BY body.name, body.id
WITH p, q, collect(DISTINCT body.name) AS bodies
MATCH (p)-[h:HELD]->(o:Post)
WITH p, q, bodies, o, h ORDER BY o.name, o.id
WITH p, q, bodies, collect(DISTINCT o.name) AS posts, collect(h)[0] AS told
MATCH (q)-[g:HELD]->(x:Post)
WITH p, q, bodies, posts, told, x, g ORDER BY x.name, x.id
WITH p, q, bodies, posts, told, collect(DISTINCT x.name) AS otherPosts, collect(g)[0] AS other
RETURN p.name AS one, posts, q.name AS other, otherPosts, bodies AS sharedBodies,
       [i IN range(0, size(told.quotes) - 1) WHERE NOT told.quotes[i] IN other.quotes | told.quotes[i]]
         + other.quotes AS quotes,
       [i IN range(0, size(told.quotes) - 1) WHERE NOT told.quotes[i] IN other.quotes | told.documents[i]]
         + other.documents AS documents,
       p.id AS id, q.id AS otherId
ORDER BY id, otherId
LIMIT $limit
