"""Documents between parties, and what is said to happen to them.

finding      the order of the steps
titles       where documents are named: the noun, the words before it, the complement behind it
lists        "the following documents were signed:", and rows in running text
deeds        which verbs say what is done with a document, how it then stands, and when it was done
telling      which sentence tells it: the document's own, or the lead of its list
statements   which statements one side makes alone, and which are told to come
worth        whether a naming is an agreement at all, only a reference to one, or nothing
subjects     who or what is the subject of a verb
parties      between whom a document is; party makes one of a country, a body or a person
signatories  who signed it: the agent of its verb, ahead or behind; and who looked on
drafts       one agreement of all its namings
"""
