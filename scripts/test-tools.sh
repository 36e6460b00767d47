#!/usr/bin/env bash
# Installs the real parts that tests run on and that are missing: Chromium, and JDKs with Maven for Neo4j servers.
# Only with apt, only as root or with a sudo that asks nothing; never asks, never fails: a part that stays missing is
# named by the tests themselves. KZGRAPH_NO_INSTALL=1 leaves the machine as it is.
set -uo pipefail

say() { printf 'test tools: %s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

java_is_new_enough() { # Neo4j 5.26 needs Java 17; the server is started from source, so javac too
  have java && have javac || return 1
  local version
  version=$(java -version 2>&1 | sed -nE 's/.*version "([0-9]+).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ]
}

newer_java_is_there() { # the releases of Neo4j that are numbered by years need Java 21; it may stand beside an older one
  local java version
  for java in "${JAVA_HOME:-/nowhere}/bin/java" /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
    [ -x "$java" ] && [ -x "$(dirname "$(readlink -f "$java")")/javac" ] || continue
    version=$("$java" -version 2>&1 | sed -nE 's/.*version "([0-9]+).*/\1/p' | head -n 1)
    if [ "${version:-0}" -ge 21 ]; then return 0; fi
  done
  return 1
}

have_browser() {
  have chromium || have chromium-browser || have google-chrome || have google-chrome-stable ||
    compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium*" >/dev/null
}

candidate() { # whether apt can install a package; a snap in disguise does not run in containers and does not count
  local version
  version=$(apt-cache policy "$1" 2>/dev/null | sed -nE 's/^ *Candidate: (.*)/\1/p')
  [ -n "$version" ] && [ "$version" != "(none)" ] && [[ "$version" != *snap* ]]
}

first_candidate() {
  local package
  for package in "$@"; do
    if candidate "$package"; then echo "$package" && return 0; fi
  done
  return 1
}

jdk_package() { # Debian's and Ubuntu's default where it is new enough (Ubuntu 22.04 has 11)
  local default
  default=$(apt-cache policy default-jdk-headless 2>/dev/null | sed -nE 's/^ *Candidate: ([0-9]+:)?1\.([0-9]+).*/\2/p')
  if [ "${default:-0}" -ge 17 ]; then echo default-jdk-headless; else first_candidate openjdk-21-jdk-headless openjdk-17-jdk-headless; fi
}

missing=()
have_browser || missing+=(chromium)
if [ -z "${NEO4J_TEST_URI:-}" ]; then
  java_is_new_enough || missing+=(jdk)
  have mvn || missing+=(maven)
  newer_java_is_there || missing+=(newer-jdk)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "${KZGRAPH_NO_INSTALL:-}" = 1 ]; then
  say "missing: ${missing[*]} (left alone, since KZGRAPH_NO_INSTALL=1)"
  exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
if ! have apt-get || ! "${as_root[@]}" true 2>/dev/null; then
  say "missing: ${missing[*]}; cannot install here (needs apt-get, and root or a sudo that asks no password)"
  exit 0
fi

say "missing: ${missing[*]}; asking apt"
apt() { timeout 900 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" >&2; }
apt update >/dev/null || say "apt-get update failed; going on with the lists that are there"
for part in "${missing[@]}"; do
  case $part in
    jdk) package=$(jdk_package) ;;
    newer-jdk) package=$(first_candidate openjdk-25-jdk-headless openjdk-21-jdk-headless) ;;
    *) package=$(first_candidate "$part") ;;
  esac || package=
  if [ -z "$package" ]; then
    say "apt has no $part for this system"
  elif apt install --no-install-recommends "$package" >/dev/null; then
    say "installed $package"
  else
    say "could not install $package"
  fi
done
exit 0
