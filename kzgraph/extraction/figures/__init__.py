"""Amounts of money about trade, investment and aid.

finding  the order of the steps
scene    a sentence with its amounts, and what is told until one of them is read
amounts  the money itself; speaker tells whose dollar it is
kinds    what an amount is, and whether it was reached
pairs    whose figure it is: the two economies, and which of them reports it
periods  to which period it belongs
leaning  what a sentence leaves to the one before it
status   whether an amount is reported or only intended
goods    money that goods brought whose quantity is told
found    one figure for all sentences that state the same
"""
