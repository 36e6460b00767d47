"""Appointments and credentials.

places       who stands where about one verb of a clause
appointment  the two put together; succession, apart, listed, rivals and unchanged for what they cannot tell
entry        the day; holders the posts of those who enter and leave them
credentials  who handed them to whom
"""
