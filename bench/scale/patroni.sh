#!/bin/bash
# Runs a command beside PostgreSQL 17 with two replicas under Patroni, its store etcd, and HAProxy before the primary; removes all of it at
# the end. Without a command it waits for Ctrl-C. Everything listens on 127.0.0.1 alone.
#
#   bench/scale/patroni.sh npx tsx bench/scale/failover.ts
#
# Ports begin at SCALE_PORT (27000). As root the databases run as the user postgres, else as yourself.
set -euo pipefail

packages=(patroni python3-etcd etcd-server haproxy postgresql-17)
missing=()
for package in "${packages[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
if ((${#missing[@]})); then
  if ((UID)); then
    echo "These packages are missing: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  "$(dirname "$0")/../../scripts/install-packages.sh" "${missing[@]}" >&2
fi

base=${SCALE_PORT:-27000}
folder=$(mktemp -d /tmp/zayavka-patroni-XXXXXX)
as=()
if ((UID == 0)); then
  as=(setpriv --reuid=postgres --regid=postgres --init-groups --reset-env)
  chown postgres "$folder"
fi

# Stores the process id of each process, so that nothing but what was started here is ended.
begin() {
  local name=$1
  shift
  "${as[@]}" "$@" >>"$folder/$name.log" 2>&1 &
  echo $! >"$folder/$name.pid"
  disown
}

pid_of() { head -n 1 "$1" 2>/dev/null || true; }

# All processes of a node's database, of which the trial may have stopped some.
database_of() {
  local main
  main=$(pid_of "$folder/node$1/postmaster.pid")
  [[ -n $main ]] && echo "$main" && pgrep -P "$main" || true
}

# Everything that a process has started.
descendants_of() {
  local child
  for child in $(pgrep -P "$1"); do
    descendants_of "$child"
    echo "$child"
  done
}

# What runs on the folder, whose name is unique, but is in no file yet: a database that Patroni is starting, or a copy of one.
left() { pgrep -f -- "$folder/" || true; }

ended() { for _ in $(seq "$1"); do kill -0 "$2" 2>/dev/null || return 0; sleep 0.1; done; return 1; }

command=
finish() {
  trap - EXIT
  trap '' INT TERM HUP # so that a second Ctrl-C leaves nothing behind
  set +e
  local node pids file main
  if [[ -n $command ]] && kill -0 "$command" 2>/dev/null; then
    pids="$(descendants_of "$command") $command"
    kill -TERM $pids 2>/dev/null
    ended 50 "$command" || kill -KILL $pids 2>/dev/null
  fi
  for node in 1 2 3; do
    pids=$(database_of "$node")
    [[ -n $pids ]] && kill -CONT $pids 2>/dev/null
  done
  for file in "$folder"/*.pid; do kill -CONT "$(pid_of "$file")" 2>/dev/null && kill -KILL "$(pid_of "$file")" 2>/dev/null; done
  for node in 1 2 3; do
    main=$(pid_of "$folder/node$node/postmaster.pid")
    [[ -n $main ]] && kill -QUIT "$main" 2>/dev/null && { ended 50 "$main" || kill -KILL "$main" 2>/dev/null; }
  done
  for _ in $(seq 50); do
    pids=$(left)
    [[ -z $pids ]] && break
    kill -CONT $pids 2>/dev/null
    kill -KILL $pids 2>/dev/null
    sleep 0.1
  done
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

begin etcd etcd --name store --data-dir "$folder/etcd" --log-level error \
  --listen-client-urls "http://127.0.0.1:$base" --advertise-client-urls "http://127.0.0.1:$base" \
  --listen-peer-urls "http://127.0.0.1:$((base + 1))" --initial-advertise-peer-urls "http://127.0.0.1:$((base + 1))" \
  --initial-cluster "store=http://127.0.0.1:$((base + 1))"

for node in 1 2 3; do
  # each node has its own gateway to the store, which can be cut off
  begin "gateway$node" etcd gateway start --endpoints="127.0.0.1:$base" --listen-addr="127.0.0.1:$((base + 10 + node))" --retry-delay=1s
  cat >"$folder/node$node.yml" <<YAML
scope: zayavka
name: node$node
restapi: {listen: "127.0.0.1:$((base + 30 + node))", connect_address: "127.0.0.1:$((base + 30 + node))"}
etcd3: {hosts: ["127.0.0.1:$((base + 10 + node))"], use_proxies: true}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    primary_start_timeout: 0
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {max_connections: 200, shared_buffers: 128MB, log_min_messages: fatal}
  initdb: [{encoding: UTF8}, {locale: C.UTF-8}, data-checksums]
  pg_hba: [host all all 127.0.0.1/32 trust, host replication all 127.0.0.1/32 trust]
postgresql:
  listen: 127.0.0.1:$((base + 20 + node))
  connect_address: 127.0.0.1:$((base + 20 + node))
  data_dir: $folder/node$node
  bin_dir: /usr/lib/postgresql/17/bin
  pgpass: $folder/node$node.pass
  authentication: {superuser: {username: postgres}, replication: {username: replicator}, rewind: {username: postgres}}
  parameters: {unix_socket_directories: ''}
YAML
done

servers() { # PREFIX FIRST_PORT CHECK
  for node in 1 2 3; do echo "  server $1$node 127.0.0.1:$(($2 + node)) check $3"; done
}
checked() { # PREFIX FIRST_PORT: by the REST interface of Patroni
  for node in 1 2 3; do echo "  server $1$node 127.0.0.1:$(($2 + node)) check port $((base + 30 + node))"; done
}
cat >"$folder/haproxy.cfg" <<CFG
global
  maxconn 2000
  stats socket $folder/haproxy.sock mode 600 level admin
defaults
  mode tcp
  timeout connect 2s
  timeout client 2m
  timeout server 2m
  timeout check 2s
  default-server inter 1s fall 3 rise 1 on-marked-down shutdown-sessions
listen primary
  bind 127.0.0.1:$((base + 40))
  option httpchk OPTIONS /primary
  http-check expect status 200
$(checked primary $((base + 20)))
listen replicas
  bind 127.0.0.1:$((base + 41))
  option httpchk OPTIONS /replica
  http-check expect status 200
$(checked replica $((base + 20)))
listen desk
  mode http
  bind 127.0.0.1:$((base + 50))
  option httpchk GET /healthz
  http-error status 503 content-type application/json string '{"status":"error","error":"temporarily_unavailable"}' hdr Retry-After 5
$(servers desk $((base + 50)) "")
CFG

begin haproxy /usr/sbin/haproxy -db -f "$folder/haproxy.cfg"
for node in 1 2 3; do begin "patroni$node" patroni "$folder/node$node.yml"; done

answers() { curl -sf -o /dev/null -X OPTIONS "http://127.0.0.1:$((base + 30 + $1))/$2"; }
ready() { for node in 1 2 3; do answers $node primary || answers $node sync || answers $node replica || return 1; done; }
has() { for node in 1 2 3; do answers $node "$1" && return; done; return 1; }
for _ in $(seq 600); do
  if ready && has primary && has sync; then break; fi
  sleep 0.2
done
if ! { ready && has primary && has sync; }; then
  tail -n 5 "$folder"/*.log >&2
  echo 'The nodes did not come up' >&2
  exit 1
fi

export SCALE_FOLDER=$folder SCALE_PORT=$base
export SCALE_DATABASE_URL=postgres://postgres@127.0.0.1:$((base + 40))/postgres
export SCALE_READ_URL=postgres://postgres@127.0.0.1:$((base + 41))/postgres
# In the background, since a signal would otherwise wait for the end of the command.
if (($#)); then
  "$@" <&0 &
else
  echo "DATABASE_URL=$SCALE_DATABASE_URL, replicas at port $((base + 41)); Ctrl-C ends it" >&2
  sleep infinity &
fi
command=$!
wait "$command"
