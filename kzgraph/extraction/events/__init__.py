"""Encounters: who met, called, visited, signed with or was appointed.

finding     the order of the steps; drafts is an encounter while it is being read
telling     one clause: the words that tell of an encounter, who acts, who are parties
drafting    one such word made the encounters that it tells, by its kind:
            meetings, visits, formats, offices, and signing
completing  status, day and place, as the clause tells them: status, setting
joining     tellings of one encounter put together
inherited   the day and the place that the text around gives
sides       what counts: an encounter of two sides; writing makes statements of it
"""
