#!/bin/bash
# Runs a command beside Citus: a coordinator and workers on this machine, which end with the command.
#
#   git clone --depth 1 --branch v13.2.2 https://github.com/citusdata/citus /tmp/citus
#   bench/scale/citus.sh /tmp/citus [COMMAND…]
#
# The first argument is the source of Citus, which is built for PostgreSQL 17 if it is not installed. As root it installs the packages that it
# needs, which stay, as Citus does; all else is removed. Without a command it runs bench/scale/citus.ts. A command finds the nodes in
# TEST_POSTGRES_URL and TEST_CITUS_WORKERS, so this runs tests on Citus:
#
#   CITUS_FSYNC=off bench/scale/citus.sh /tmp/citus npx vitest run src/compat
set -euo pipefail

source=${1:?the folder of the source of Citus}
shift
workers=${CITUS_WORKERS:-3}
first_port=${CITUS_PORT:-6500}
bin=/usr/lib/postgresql/17/bin
needs='postgresql-17 postgresql-server-dev-17 libcurl4-openssl-dev liblz4-dev libzstd-dev libssl-dev libkrb5-dev libxslt1-dev libxml2-dev
  libpam0g-dev libselinux1-dev flex bison autoconf gcc make libc6-dev'

main() {
  [ -e "$($bin/pg_config --pkglibdir 2>/dev/null)/citus.so" ] || build
  folder=$(mktemp -d "${TMPDIR:-/tmp}/zayavka-citus-XXXXXX")
  trap clean EXIT
  as_server true 2>/dev/null || { echo 'The user postgres is missing' >&2; exit 1; }
  [ "$(id -u)" = 0 ] && chown postgres "$folder"
  for number in $(seq 0 "$workers"); do start "$number"; done
  TEST_POSTGRES_URL=$(url 0)
  TEST_CITUS_WORKERS=$(for number in $(seq 1 "$workers"); do url "$number"; done)
  export TEST_POSTGRES_URL TEST_CITUS_WORKERS TEST_CITUS_LOG=$folder/0/log
  cd "$(dirname "$0")/../.."
  if [ $# -gt 0 ]; then "$@"; else npx tsx bench/scale/citus.ts; fi
}

build() {
  # shellcheck disable=SC2086
  [ "$(id -u)" != 0 ] || "$(dirname "$0")/../../scripts/install-packages.sh" $needs
  (cd "$source" && ./configure PG_CONFIG=$bin/pg_config && make with_llvm=no -j"$(nproc)" && make with_llvm=no install) >"${TMPDIR:-/tmp}/citus-build.log" 2>&1
}

# PostgreSQL refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start() {
  local data=$folder/$1
  as_server $bin/initdb -D "$data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  # newer PostgreSQL needs the names of the libraries that may decode its log, by which a project gets a shard of its own
  local plugins=''
  ! $bin/postgres --describe-config | grep -q '^output_plugin_libraries' || plugins="output_plugin_libraries = 'pgoutput, citus'"
  # each database with Citus has a daemon; each connection of the coordinator has one to a worker; shards move by logical replication
  as_server tee -a "$data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = $((first_port + $1))
shared_preload_libraries = 'citus'
max_connections = 500
max_prepared_transactions = 500
max_worker_processes = 500
wal_level = logical
shared_buffers = 128MB
log_checkpoints = off
fsync = ${CITUS_FSYNC:-on}
citus.shard_count = ${CITUS_SHARDS:-32}
citus.enable_statistics_collection = off
$plugins
SETTINGS
  (cd "$folder" && as_server $bin/pg_ctl -D "$data" -l "$data/log" -w -s start)
}

url() {
  echo "postgres://postgres@127.0.0.1:$((first_port + $1))/postgres"
}

clean() {
  for number in $(seq 0 "$workers"); do
    (cd "$folder" && as_server $bin/pg_ctl -D "$folder/$number" -m immediate -s stop) || true
  done
  rm -rf "$folder"
}

main "$@"
