# shellcheck shell=bash
# lib-test.sh - trying things and counting. Each thing tried has a log of its own, in which the
# tests that ran are counted; a thing that counts nothing is one test, passed or failed.

# count_results LOG - prints "PASSED FAILED" as the log tells it: a line "N passed, N failed", or
# the summaries of CUnit, Vitest, Playwright and Python's unittest, or lines of TAP.
count_results() {
    sed 's/\x1b\[[0-9;]*[A-Za-z]//g' "$1" | awk '
        /^[0-9]+ passed, [0-9]+ failed$/ { kind = "own"; own_passed = $1; own_failed = $3 }
        /^ +tests +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+$/ { cunit = 1; passed += $4; failed += $5 }
        /^ +Tests +.*\([0-9]+\)$/ {
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^passed/) passed += $(i - 1)
                if ($i ~ /^failed/) failed += $(i - 1)
            }
            summary = 1
        }
        /^ +[0-9]+ passed \([0-9.]+(ms|s|m|h)\)$/ { passed += $1; summary = 1 }
        /^ +[0-9]+ (failed|flaky|did not run)$/ { failed += $1; summary = 1 }
        /^Ran [0-9]+ tests? in / { passed += $2; summary = 1 }
        /^FAILED \(/ {
            line = $0
            while (match(line, /(failures|errors)=[0-9]+/)) {
                split(substr(line, RSTART, RLENGTH), part, "=")
                failed += part[2]
                passed -= part[2]
                line = substr(line, RSTART + RLENGTH)
            }
        }
        /^ok( |$)/ { tap_passed++ }
        /^not ok( |$)/ { tap_failed++ }
        END {
            if (kind == "own") { passed = own_passed; failed = own_failed }
            else if (!cunit && !summary) { passed = tap_passed; failed = tap_failed }
            print passed + 0, failed + 0
        }'
}

# try NAME COMMAND… - one thing of the present stage; its output goes to $stage_folder/NAME.log.
try() {
    local name=$1 log=$stage_folder/$1.log status=0 passed failed start
    shift
    start=$(now_ms)
    set +e
    (
        set -e
        "$@"
    ) >"$log" 2>&1
    status=$?
    set -e
    read -r passed failed < <(count_results "$log")
    if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
        failed=1
    elif [ $status -eq 0 ] && [ $((passed + failed)) -eq 0 ]; then
        passed=1
    fi
    echo "$passed $failed $name $(($(now_ms) - start))" >>"$stage_folder/results"
    [ "$failed" -eq 0 ]
}
