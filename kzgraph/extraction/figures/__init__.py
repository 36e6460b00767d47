"""Amounts of money about trade, investment and aid."""
