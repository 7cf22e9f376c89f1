# shellcheck shell=bash
# lib-site.sh - one running site: its folder, its database, its processes. `site` is the folder;
# `runner` the user that runs the programs, and "${as[@]}" what turns a command into one of his.

postgres_bin=/usr/lib/postgresql/15/bin
socket_path_max=107 # bytes that Linux allows for the path of a Unix socket, its end included

# -- The folder

# Programs started by root run as the unprivileged user postgres.
choose_runner() {
    as=()
    runner=$(id -un)
    if [ "$(id -u)" -eq 0 ]; then
        runner=postgres
        as=(setpriv --reuid=postgres --regid=postgres --init-groups --inh-caps=-all
            env HOME=/tmp "USER=$runner" "LOGNAME=$runner")
    fi
}

# The runner may enter the folder, paths of sockets in it are short enough, and it has no blank or
# other sign that make and nginx would take for one of theirs.
is_usable() { # FOLDER
    [[ $1 =~ ^[A-Za-z0-9/._+-]+$ ]] && [ ${#1} -le $((socket_path_max - 24)) ] && (cd / && "${as[@]}" test -x "$1")
}

# usable_folder PATH - makes the folder. One that is not usable (in a checkout under /root, or with
# a very long name) lies under /var/tmp, and PATH is a link to it.
usable_folder() {
    local path=$1 real
    mkdir -p "$(dirname "$path")" 2>/dev/null || fail "The folder $path cannot be made."
    if [ ! -e "$path" ]; then
        { rm -f "$path" && mkdir "$path"; } 2>/dev/null || fail "The folder $path cannot be made."
    fi
    [ -w "$path" ] || fail "$path belongs to $(stat -Lc %U "$path"): run this as that user, or move that folder away."
    is_usable "$(readlink -f "$path")" && return
    real=/var/tmp/brelan-$(printf '%s' "$path" | sha256sum | cut -c1-12)
    mkdir -p "$real"
    [ -O "$real" ] || fail "$real belongs to $(stat -c %U "$real"), not to you. Remove it and start again."
    chmod 755 "$real"
    find "$path" -mindepth 1 -maxdepth 1 -exec mv -t "$real" {} +
    rmdir "$path"
    ln -s "$real" "$path"
    say "Brelan cannot work in $path (closed to the user $runner, too long, or with unusual signs): it is a link to $real."
}

own() { # PATH…: give it to the runner
    [ "$(id -u)" -ne 0 ] || chown "$runner": "$@"
}

# Everything in the folder but the tools; `tools` may be the same folder.
prepare_site() {
    run=$site/run
    logs=$site/log
    pids=$site/pid
    mkdir -p "$run" "$logs" "$pids" "$site/nginx/temp"
    own "$run" "$logs" "$site/nginx/temp"
    chmod 700 "$run"
    rotate_logs
}

# A log that has grown past 10 MB becomes NAME.log.1 at the next start.
rotate_logs() {
    local log
    for log in "$logs"/*.log; do
        [ -f "$log" ] && [ "$(stat -c %s "$log")" -gt 10485760 ] && mv -f "$log" "$log.1"
    done
    return 0
}

# -- The database

database_url() { # percent-encoded, as the path may hold any character
    local path='' character i
    for ((i = 0; i < ${#run}; i++)); do
        character=${run:i:1}
        case $character in
        [A-Za-z0-9/._-]) path+=$character ;;
        *) path+=$(printf '%s' "$character" | od -An -tx1 | tr -d '\n' | tr ' ' '%') ;;
        esac
    done
    echo "postgresql:///brelan?host=$path"
}

# initdb in a folder beside; it gets its name when it is whole.
make_cluster() {
    rm -rf "$site/db.new" "$site/migrated"
    mkdir "$site/db.new"
    own "$site/db.new"
    chmod 700 "$site/db.new"
    cd /
    "${as[@]}" "$postgres_bin/initdb" -D "$site/db.new" -U brelan --auth=trust --data-checksums \
        --encoding=UTF8 --locale=C.UTF-8 --no-instructions
    mv "$site/db.new" "$site/db"
}

need_cluster() {
    if [ -e "$site/db" ] && [ ! -s "$site/db/global/pg_control" ]; then
        mv "$site/db" "$site/db.damaged.$(date +%Y%m%dT%H%M%S)"
        say "  $site/db is not a whole database; it was moved aside to db.damaged.* and is made anew."
    fi
    if [ -e "$site/db.new" ] && [ ! -e "$site/db" ]; then
        say "  The database was only half made last time: it is made again."
    fi
    [ -e "$site/db" ] || step "making a private PostgreSQL cluster" "$logs/start.log" make_cluster
    [ "$(cat "$site/db/PG_VERSION")" = 15 ] ||
        fail "$site/db belongs to PostgreSQL $(cat "$site/db/PG_VERSION"), this is 15. Start afresh: ./scripts/run --reset"
}

# One that was started by other means, such as pg_ctl restart, is not ours to stop, and its files
# are not to be taken from it.
refuse_other_postgresql() {
    local pid
    { read -r pid <"$site/db/postmaster.pid"; } 2>/dev/null || return 0
    [ "$(readlink "/proc/$pid/cwd")" != "$site/db" ] ||
        fail "PostgreSQL (process $pid) runs in $site/db, but this script has not started it. Stop it first: kill -INT $pid"
}

start_database() {
    local option options=(listen_addresses= unix_socket_directories="$run" unix_socket_permissions=0700
        log_timezone=UTC log_parameter_max_length=0 log_parameter_max_length_on_error=0
        max_connections=40 shared_buffers=64MB)
    local command=("$postgres_bin/postgres" -D "$site/db")
    for option in "${options[@]}"; do
        command+=(-c "$option")
    done
    cd /
    start postgresql "${as[@]}" "${command[@]}"
    wait_until 60 postgresql "$postgres_bin/pg_isready" -q -h "$run"
}

sql() { # STATEMENT as the owner of the cluster
    psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$run" -U brelan -d "${2:-brelan}" -c "$1"
}

migration_fingerprint() {
    cd "$top/sql" && sha256sum sqitch.plan deploy/*.sql
}

# sqitch goes from any earlier state to the newest; the users that the programs connect as follow.
migrate() {
    [ "$(sql "SELECT 1 FROM pg_database WHERE datname = 'brelan'" postgres)" = 1 ] ||
        sql 'CREATE DATABASE brelan' postgres
    (cd "$top/sql" && SQITCH_FULLNAME=Brelan SQITCH_EMAIL=brelan@localhost PGHOST=$run PGUSER=brelan \
        sqitch deploy --verify "db:pg:brelan")
    sql "DO \$\$
        DECLARE
            login text;
        BEGIN
            FOREACH login IN ARRAY ARRAY['brelan_gamed', 'brelan_edged'] LOOP
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
                    EXECUTE format('CREATE ROLE %I LOGIN', login);
                END IF;
            END LOOP;
        END
        \$\$;
        GRANT brelan_game TO brelan_gamed;
        GRANT brelan_edge TO brelan_edged;"
    migration_fingerprint >"$site/migrated"
}

need_migrations() {
    if [ -f "$site/migrated" ] && ! migration_fingerprint | cmp -s - "$site/migrated"; then
        warn_of_rewritten_migrations
    fi
    migration_fingerprint | cmp -s - "$site/migrated" ||
        step "migrating the database" "$logs/start.log" migrate
}

# sqitch does not repeat a script that was edited after it was deployed.
warn_of_rewritten_migrations() {
    local script
    for script in $(migration_fingerprint | grep 'deploy/' | sort - "$site/migrated" |
        awk '{ print $2 }' | grep 'deploy/' | uniq -d); do
        grep -qxF "$(cd "$top/sql" && sha256sum "$script")" "$site/migrated" ||
            say "  sql/$script was edited after it was deployed here: ./scripts/run --reset makes the database anew."
    done
}

# -- Settings

make_secret_key() {
    [ -s "$site/secret.key" ] && return
    (
        umask 077
        od -An -tx1 -N32 /dev/urandom | tr -d ' \n' >"$site/secret.key.new"
    )
    own "$site/secret.key.new"
    mv "$site/secret.key.new" "$site/secret.key"
}

write_settings() {
    make_secret_key
    [ -f "$site/tables.txt" ] || cp "$top/scripts/tables.txt" "$site/tables.txt"
    cat >"$site/brelan.env" <<END
# Written by scripts/run at each start; settings of your own go to local.env beside it.
# docs/settings.md explains them.
DATABASE_URL='$(database_url)'
GAME_SOCKET='$run/game.sock'
SECRET_KEY_FILE='$site/secret.key'
TABLES_FILE='$site/tables.txt'
PUBLIC_URL='http://localhost:$port'
END
    set -a
    # shellcheck source=/dev/null
    . "$site/brelan.env"
    if [ -f "$site/local.env" ]; then
        # shellcheck source=/dev/null
        . "$site/local.env"
    fi
    set +a
}

# -- Game, edges, nginx, bots

# multiwatch starts a program again that ends; an hour of crashes does not tire it. When it is killed
# itself, watch_site starts both again. (It cannot pass SIGINT on, which PostgreSQL needs.)
supervised=(/usr/bin/multiwatch --forks=1 --signal=TERM --retry=1000 --timeout=500 --)

start_game() {
    cd /
    is_running standby || rm -f "$run/game.sock" # else it may be the standby's by now
    local waits=() # beside another one, whichever lost the lead waits for it
    [ "${standby:-no}" = no ] || waits=(--standby)
    start game "${as[@]}" env PGUSER=brelan_gamed "${supervised[@]}" "$programs/brelan-gamed" "${waits[@]}"
    wait_until 30 game test -S "$run/game.sock"
}

start_standby() {
    cd /
    start standby "${as[@]}" env PGUSER=brelan_gamed "${supervised[@]}" "$programs/brelan-gamed" --standby
}

# One socket for each worker: on a shared one a few workers would hold nearly all the polls.
start_edges() {
    local number
    for ((number = 1; number <= workers; number++)); do
        start_edge "$number"
    done
}

start_edge() { # NUMBER
    cd /
    rm -f "$run/edge-$1.sock"
    start "edge-$1" "${as[@]}" env PGUSER=brelan_edged \
        spawn-fcgi -n -b 4096 -M 0600 -s "$run/edge-$1.sock" -- \
        "${supervised[@]}" "$programs/brelan-edge"
    wait_until 10 "edge-$1" test -S "$run/edge-$1.sock"
}

write_nginx() {
    local number edges='' listens="listen $listen:$port reuseport backlog=4096;" descriptors
    for ((number = 1; number <= workers; number++)); do
        edges+="server unix:$run/edge-$number.sock max_fails=0; "
    done
    if [ "$listen" = 127.0.0.1 ] && grep -qs '^0\{31\}1 ' /proc/net/if_inet6; then
        listens+=" listen [::1]:$port reuseport backlog=4096;" # localhost may mean either
    fi
    descriptors=$(ulimit -n)
    cat >"$site/nginx/values" <<END
FRONT=brelan-plain.conf
USER=
SERVER_NAME=_
LISTEN=$listens
CLIENT=$tools/client
EDGES=$edges
WORKERS=2
DESCRIPTORS=$descriptors
CONNECTIONS=$((descriptors / 2))
RUN=$run
LOGS=$logs
TEMP=$site/nginx/temp
END
    [ ! -f "$site/nginx.values" ] || cat "$site/nginx.values" >>"$site/nginx/values"
    "$top/nginx/fill" "$site/nginx/values" "$site/nginx"
}

is_healthy() {
    [ "$(http_status "$port" /healthz)" = 200 ]
}

start_nginx() {
    write_nginx
    cd /
    start nginx "${as[@]}" "${supervised[@]}" /usr/sbin/nginx -e stderr -p "$site/nginx" -c "$site/nginx/brelan.conf" -g 'daemon off;'
    wait_until 30 nginx is_healthy || {
        say "GET /healthz says $(http_status "$port" /healthz)."
        tail -n 5 "$logs"/edge-*.log "$logs/game.log"
        return 1
    }
}

start_bots() {
    cd /
    start bots "${as[@]}" "${supervised[@]}" "$programs/brelan" bots --quiet \
        --bots "$bots" --url "http://127.0.0.1:$port" --logins "$run/bots.logins"
}

# -- Watching, stopping

declare -A tried=() # when a process was last started again, in seconds of the script

# PostgreSQL or a supervisor has ended. What it left behind goes, and all of it comes anew.
start_again() { # NAME
    local pid tries
    [ $((SECONDS - ${tried[$1]:--10})) -ge 3 ] || return 0
    tried[$1]=$SECONDS
    say "$(date +%H:%M:%S) $1 has ended and is started again; its log: $logs/$1.log"
    read -r pid _ <"$pids/$1"
    stop "$1" TERM 0
    # PostgreSQL does not start while a process has the number of its predecessor, even a dead one
    # that nobody has waited for.
    for ((tries = 100; tries > 0; tries--)); do
        [ -e "/proc/$pid" ] || break
        sleep 0.05
    done
    case $1 in
    postgresql) start_database ;;
    game) start_game ;;
    standby) start_standby ;;
    edge-*) start_edge "${1#edge-}" ;;
    nginx) start_nginx ;;
    bots) start_bots ;;
    esac >>"$logs/start.log" 2>&1 || say "$(date +%H:%M:%S) $1 does not start: $logs/start.log"
}

# Until the site is stopped.
watch_site() {
    local name
    while sleep 1 && [ ! -e "$pids/stopping" ] && [ -e "$pids/postgresql" ]; do
        for name in $(process_names); do
            [ ! -e "$pids/$name" ] || is_running "$name" || start_again "$name"
        done
    done
}

# The same without a terminal. It ends by itself within a second, so nothing is half started.
start_watcher() {
    (trap '' TERM HUP INT && trap - EXIT && watch_site) </dev/null >>"$logs/watcher.log" 2>&1 9>&- &
    echo "$! $(start_time $!)" >"$pids/watcher"
}

# In the order of stopping: who asks goes before who answers.
process_names() {
    local file names=()
    for file in "$pids"/edge-*; do
        [ -e "$file" ] && names+=("${file##*/}")
    done
    echo bots nginx "${names[@]}" standby game postgresql
}

stop_site() {
    local name
    touch "$pids/stopping"
    stop watcher TERM 60
    for name in $(process_names); do
        [ -e "$pids/$name" ] || continue
        case $name in
        postgresql) stop postgresql INT 60 ;;
        *) stop "$name" TERM 10 ;;
        esac
    done
    rm -f "$pids/stopping"
}

running_names() {
    local name
    for name in $(process_names); do
        is_running "$name" && echo "$name"
    done
    return 0
}
