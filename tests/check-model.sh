#!/bin/sh
# The model of the acknowledge protocol has no error, and each mutant of it has one. Needs spin and
# a C compiler. Run in the top folder of the sources; works in a temporary folder.
set -eu
model=$PWD/tests/model/acknowledge.pml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# errors MUTANT… - prints "ERRORS STATES" of an exhaustive search.
errors() {
    options=
    for mutant in "$@"; do options="$options -D$mutant"; done
    # shellcheck disable=SC2086 # a word for each option
    spin $options -a "$model" >spin.log
    ${CC:-cc} -O2 -w -DSAFETY -DMEMLIM=4096 -o search pan.c
    ./search -E -m200000 >search.log # the starts end some time: that is no error
    ! grep -q 'max search depth too small\|out of memory' search.log || {
        cat search.log >&2
        exit 1
    }
    sed -n 's/.*errors: \([0-9]*\).*/\1/p' search.log | tr '\n' ' '
    sed -n 's/ *\([0-9]*\) states, stored.*/\1/p' search.log
}

passed=0 failed=0
expect() { # none|some MUTANT…
    wanted=$1
    shift
    found=$(errors "$@")
    case "$wanted ${found%% *}" in
    "none 0" | "some "[1-9]*) passed=$((passed + 1)) word=ok ;;
    *) failed=$((failed + 1)) word='not ok' ;;
    esac
    echo "$word: ${*:-the protocol}: ${found%% *} errors, ${found#* } states"
}

expect none
expect none NO_KEY
expect some NO_FENCE
expect some NO_FENCE NO_KEY
expect some EARLY
expect some UNBOUND
expect some NO_WAIT
expect some FORGETS
expect some GOES_ON
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
