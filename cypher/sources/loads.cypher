// The last load
// When the graph was loaded and by which version of kzgraph, what it holds since, and what that load changed.
// cost: one node
// param limit (integer, default 10): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param limit => 10
MATCH (l:Load)
RETURN l.finished AS finished, l.version AS version, l.documents AS documents, l.nodes AS nodes,
       l.relationships AS relationships, l.nodesWritten AS nodesWritten, l.nodesRemoved AS nodesRemoved,
       l.relationshipsWritten AS relationshipsWritten, l.relationshipsRemoved AS relationshipsRemoved,
       l.workspace AS workspace
ORDER BY l.id
LIMIT $limit
