"""People, organisations and countries: who is named, as what, and for whom they act.

In the order in which a document is read, each on those before it: `geography` and the words of titles (`role_heads`,
`portfolios`), `bodies`, `posts`, `people`, `rosters`, `references`, `affiliation`.
"""
