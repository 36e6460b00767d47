"""Appointments and credentials."""
