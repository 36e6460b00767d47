"""kzgraph as a program that starts at once: a process in which all is imported and compiled forks for each command.

A Python that starts takes half a second, and its first extraction compiles expressions for two or three more. Each call
is still a process of its own, with its own folder, environment, streams and exit code. Not for tests of how the
process itself begins or is ended (the seed of hashes, signals, what is imported).
"""
