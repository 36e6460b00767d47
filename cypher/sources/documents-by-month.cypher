// Documents by month and publisher
// How many documents each publisher contributes by month of publication, newest first, with the meetings, agreements
// and figures that rest on them. Near-copies of other documents are counted apart, and what rests on them is left out.
// Documents without a date come last.
// cost: all documents and all that they state
// param publisher (string, default any): any part of the publisher's name, or any, e.g. Astana Times
// param limit (integer, default 200): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param publisher => "any"  and  :param limit => 200
MATCH (d:Document)
WHERE $publisher = 'any' OR toLower(d.publisher) CONTAINS toLower(trim($publisher))
OPTIONAL MATCH (d)<-[:STATED_IN]-(n:Meeting|Agreement|Figure)
WHERE d.copyOf IS NULL
WITH d, sum(CASE WHEN n:Meeting THEN 1 ELSE 0 END) AS meetings,
     sum(CASE WHEN n:Agreement THEN 1 ELSE 0 END) AS agreements,
     sum(CASE WHEN n:Figure THEN 1 ELSE 0 END) AS figures
WITH left(d.published, 7) AS month, d.publisher AS publisher, count(d) AS documents, count(d.copyOf) AS copies,
     sum(meetings) AS meetings, sum(agreements) AS agreements, sum(figures) AS figures
RETURN month, publisher, documents - copies AS count, copies, meetings, agreements, figures
ORDER BY coalesce(month, '') DESC, coalesce(publisher, '')
LIMIT $limit
