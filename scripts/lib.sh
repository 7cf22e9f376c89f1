# shellcheck shell=bash
# lib.sh - what the scripts share: words to people, long steps, processes and ports.
# Sourced by them after `top` is set to the checkout.

umask 022
export LC_ALL=C.UTF-8 BRELAN_SITE

say() {
    printf '%s\n' "$*"
}

# Ends the script: what happened, and what to do about it.
fail() {
    printf '\nbrelan: %s\n' "$*" >&2
    exit 1
}

# -- Long steps

now_ms() {
    echo $((${EPOCHREALTIME/[.,]/} / 1000))
}

seconds_since() { # START_MS
    local ms=$(($(now_ms) - $1))
    printf '%d.%d s' $((ms / 1000)) $((ms % 1000 / 100))
}

ticker='' # the process that shows the seconds of a step
stop_ticker() {
    [ -z "$ticker" ] || kill "$ticker" 2>/dev/null || true
    ticker=''
}

# step TEXT LOG COMMAND… - runs COMMAND (may be a function) with its output in LOG and shows the
# seconds that it takes. When it fails, the end of LOG is shown and the script ends.
step() {
    local text=$1 log=$2 start status
    shift 2
    start=$(now_ms)
    printf '  %-46s' "$text"
    if [ -t 1 ]; then
        (while sleep 1 && kill -0 $$; do printf '\r  %-46s%s ' "$text" "$(seconds_since "$start")"; done) 2>/dev/null &
        ticker=$!
    fi
    set +e
    (
        set -e
        "$@"
    ) >>"$log" 2>&1
    status=$?
    set -e
    [ -z "$ticker" ] || printf '\r  %-46s' "$text"
    stop_ticker
    if [ $status -ne 0 ]; then
        printf 'failed\n\n'
        tail -n 15 "$log" | sed 's/^/    /'
        explain_full_disk "$log"
        fail "\"$text\" failed. All of its output: $log"
    fi
    printf '%s    \n' "$(seconds_since "$start")"
}

free_mb() { # PATH
    df -Pm "$1" | awk 'NR == 2 { print $4 }'
}

explain_full_disk() { # LOG
    local folder
    folder=$(dirname "$1")
    if [ "$(free_mb "$folder")" -lt 50 ] || tail -n 50 "$1" | grep -q 'No space left on device\|ENOSPC'; then
        fail "The disk is full ($(free_mb "$folder") MB are free where $folder lies). Make room there and start again."
    fi
}

need_disk() { # PATH MB
    [ "$(free_mb "$1")" -ge "$2" ] ||
        fail "The disk is nearly full: $(free_mb "$1") MB are free where $1 lies, $2 MB are needed. Make room there and start again."
}

# -- Processes: each is the leader of a session of its own. $pids/NAME has its process id and the
# -- time it started at, so that a number that was given to another program is never mistaken.

start_time() { # PID
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    stat=${stat##*) }
    # shellcheck disable=SC2086 # fields of one line
    set -- $stat
    [ "$1" != Z ] && echo "${20}"
}

# start NAME COMMAND… - in the background; its output goes to $logs/NAME.log.
start() {
    local name=$1 pid
    shift
    setsid "$@" </dev/null >>"$logs/$name.log" 2>&1 9>&- &
    pid=$!
    echo "$pid $(start_time $pid)" >"$pids/$name"
}

is_running() { # NAME
    local pid time
    [ -s "$pids/$1" ] && read -r pid time <"$pids/$1" && [ -n "$time" ] &&
        [ "$(start_time "$pid")" = "$time" ]
}

# What a supervisor left behind when it was killed itself: processes of its session that carry
# the name of this site in their environment (which nginx overwrites: there, its workers).
orphans() { # NAME
    local pid time stat folder
    [ -s "$pids/$1" ] && read -r pid time <"$pids/$1" || return 0
    for folder in /proc/[0-9]*; do
        { read -r stat <"$folder/stat"; } 2>/dev/null || continue
        stat=${stat##*) }
        # shellcheck disable=SC2086 # fields of one line
        set -- $stat
        [ "$4" = "$pid" ] && [ "$1" != Z ] && [ "${20}" -ge "${time:-0}" ] || continue
        if grep -zqxF "BRELAN_SITE=$BRELAN_SITE" "$folder/environ" 2>/dev/null ||
            [ "$(tr -d '\0' <"$folder/cmdline" | cut -c1-7)" = 'nginx: ' ]; then
            echo "${folder#/proc/}"
        fi
    done
}

# stop NAME SIGNAL SECONDS - asks; after SECONDS insists.
stop() {
    local pid time tries
    if is_running "$1"; then
        read -r pid time <"$pids/$1"
        kill -"$2" "$pid" 2>/dev/null || true
        for ((tries = $3 * 20; tries > 0; tries--)); do
            is_running "$1" || break
            sleep 0.05
        done
        is_running "$1" && kill -KILL -- "-$pid" 2>/dev/null
    fi
    for pid in $(orphans "$1"); do
        kill -KILL "$pid" 2>/dev/null || true
    done
    rm -f "$pids/$1"
}

# wait_until SECONDS NAME COMMAND… - for COMMAND to succeed while process NAME runs;
# else the end of the log of NAME tells why.
wait_until() {
    local tries=$(($1 * 20)) name=$2
    shift 2
    while [ $tries -gt 0 ]; do
        "$@" >/dev/null 2>&1 && return 0
        is_running "$name" || break
        sleep 0.05
        tries=$((tries - 1))
    done
    tail -n 10 "$logs/$name.log"
    return 1
}

# -- Ports

listening_inodes() { # PORT
    local hex
    hex=$(printf '%04X' "$1")
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        awk -v port=":$hex\$" '$4 == "0A" && $2 ~ port { print $10 }'
}

is_port_taken() { # PORT
    [ -n "$(listening_inodes "$1")" ]
}

# Who listens on a port, in words.
port_holder() { # PORT
    local inode file pid
    for inode in $(listening_inodes "$1"); do
        for file in /proc/[0-9]*/fd/*; do
            [ "$(readlink "$file" 2>/dev/null)" = "socket:[$inode]" ] || continue
            pid=${file#/proc/}
            pid=${pid%%/*}
            echo "$(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-60 | sed 's/ *$//') (process $pid)"
            return
        done
    done
    echo "a program of another user"
}

free_port() {
    local port
    for port in $(shuf -i 20000-32000 -n 50); do
        is_port_taken "$port" || {
            echo "$port"
            return
        }
    done
    fail "No free port was found between 20000 and 32000."
}

# The status of GET PATH, without any other program. It prints 000 when nobody answers.
http_status() { # PORT PATH
    local line=''
    {
        exec 3<>"/dev/tcp/127.0.0.1/$1" &&
            printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3 &&
            read -r -t 5 line <&3
        exec 3>&-
    } 2>/dev/null
    line=${line#* }
    line=${line:0:3}
    echo "${line:-000}"
}
