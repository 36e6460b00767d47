"""A few documents that come, go or are replaced: what they make of a graph that is there, without making it anew.

`memory.py` keeps what the stages need of all documents, as dictionaries in one SQLite file. A stage remembers a graph
that was made whole, then withdraws what texts say that go, adds what new ones say, and looks at what both touch. Where
a text that stays would be read otherwise it raises `Affected`, and `update.py` begins again with that text among those
that go and come. The stages, in their order:

- `texts.py`: near-copies, and for whom people act
- `posts.py`: the wordings of posts as the texts alone have them
- `people.py`, `names.py`, `forms.py`, `regrouping.py`, `groups.py`, `naming.py`: whose each name is
- `claims.py`, `post_ids.py`: which posts titles mean, and the posts' further ids
- `organisations.py`, `bodies.py`: which names of organisations are one, and what their nodes say
- `nodes.py`, `ties.py`: what texts say of people and posts, and what all that is stated makes of the graph
- `meetings*.py`, `agreements.py`, `pacts_*.py`: encounters and agreements, which are made anew as a whole

`changed.py` carries out on a graph in memory what comes of it.
"""
