"""Visits, and journeys with several stops."""
