"""Titles: role phrases from their heads outwards, and the chains in which they are given together."""
