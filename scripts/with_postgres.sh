#!/usr/bin/env bash
# Start a private PostgreSQL server on a free loopback port, run a command with TEST_POSTGRES_URL set, stop it.
# Nothing of it outlives the command, so it need not wait for the disk.
# Usage: scripts/with_postgres.sh COMMAND [ARGUMENT…]
set -eu
bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
[ -n "$bin" ] && [ -x "$bin/initdb" ] || { echo "with_postgres.sh: no PostgreSQL server found (apt-get install postgresql)" >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/ntm-postgres.XXXXXX")
# initdb refuses root, so as root everything runs as the system user "postgres".
if [ "$(id -u)" = 0 ]; then as=(runuser -u postgres --); chown postgres "$folder"; else as=(); fi
quietly() { "${as[@]}" "$@" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }; }
stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder" "$folder.log"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$folder"
quietly "$bin/initdb" -D "$folder/data" -U ntm -A trust -E UTF8 --locale=C.UTF-8 --no-sync
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
quietly "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 \
  -o "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder -c max_connections=100" start
cd "$OLDPWD"

TEST_POSTGRES_URL="postgresql://ntm@127.0.0.1:$port/postgres" "$@"
