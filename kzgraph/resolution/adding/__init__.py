"""A few documents more in a graph that is there: what they change, without making everything anew.

`memory.py` keeps what the stages need of the documents before, in one SQLite file. Each other file is a stage: it
remembers a graph that was made whole, and adds documents to what it remembers. What a stage finds is what it would
have found given all documents at once, or it raises `Whole`: then the graph is made anew from all records.
"""
