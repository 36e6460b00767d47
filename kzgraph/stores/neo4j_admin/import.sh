#!/bin/sh
# Makes a Neo4j database of the CSV files beside this script. Neo4j 5.26 and the releases of 2025 take the same command.
#
#   ./import.sh [OPTION of neo4j-admin]...
#   ./import.sh --overwrite-destination=true      # in the place of a database that is there
#
# Run it where the server's neo4j-admin is, as the user that the server runs as, while the server (or, in Enterprise
# edition, the database) is stopped. NEO4J_ADMIN is the full path of the program where it is not on the PATH,
# NEO4J_DATABASE a database other than neo4j. What is to be done afterwards is in README.txt.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")"
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"${NEO4J_ADMIN:-neo4j-admin}" database import full "${NEO4J_DATABASE:-neo4j}" "$@" \
  --report-file="$report" \
  OPTIONS || { status=$?; cat "$report" >&2; exit "$status"; }
