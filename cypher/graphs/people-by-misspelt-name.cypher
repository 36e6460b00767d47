// People by a misspelt name
// People whose names are near to the one given, letter by letter, nearest first, with their posts: full-text search.
// cost: one full-text lookup, then the posts of those whom it finds
// shows: graph
// param name (string): the name or a part of it, as you remember it, e.g. Vasilenco
// param limit (integer, default 25): how many posts at most, e.g. 10
// In Neo4j Browser first run  :param name => "Vasilenco"  and  :param limit => 25
// What steers a full-text search is no part of a name.
WITH reduce(text = toLower($name), sign IN split('+ - & | ! ( ) { } [ ] ^ " ~ * ? : / \\ .', ' ') |
            replace(text, sign, ' ')) AS text
WITH [word IN split(text, ' ') WHERE word <> '' | word + '~'] AS words
WITH reduce(text = '', word IN words | text + ' ' + word) AS search
WHERE search <> ''
CALL db.index.fulltext.queryNodes('person_search', search) YIELD node, score
MATCH path = (node)-[:HELD*0..1]->(x)
RETURN path
ORDER BY score DESC, node.id, x.id
LIMIT $limit
