#!/usr/bin/env bash
# Make a virtual environment with Python 3.11 or newer: make-venv.sh FOLDER PYTHON
set -euo pipefail
folder=$1
wanted=$2

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
complete() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

python=
for candidate in "$wanted" python3 python3.14 python3.13 python3.12 python3.11; do
  if recent "$candidate"; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "error: kzgraph needs Python 3.11 or newer, and $wanted is $({ "$wanted" --version || echo missing; } 2>&1 | head -n 1)" >&2
  echo "  try: sudo apt-get install python3 python3-venv, or make PYTHON=/path/to/python3.11" >&2
  exit 1
fi

if ! complete "$python"; then
  package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
  if may_install; then
    echo "Installing $package, which Debian keeps apart from Python"
    { apt-get update -qq && apt-get install -y -qq "$package" || apt-get install -y -qq python3-venv; } >/dev/null
  fi
  if ! complete "$python"; then
    echo "error: $python has no module venv or ensurepip, which Debian and Ubuntu keep in a package of its own" >&2
    echo "  try: sudo apt-get install python3-venv (or $package)" >&2
    exit 1
  fi
fi

"$python" -m venv "$folder"
