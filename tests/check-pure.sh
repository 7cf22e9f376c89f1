#!/bin/sh
# The core may use the C library to move memory, format text and assert, and libsodium to digest
# and to stretch a seed: no clock, no entropy, no allocation, no file. It has no variable that
# outlives a call. Usage: check-pure.sh libbase.a libpoker.a libroom.a
set -u
LC_ALL=C
export LC_ALL
status=0
allowed='_GLOBAL_OFFSET_TABLE_|__assert_fail|__stack_chk_fail|bcmp|(__)?mem(chr|cmp|cpy|move|set)(_chk)?'
allowed="$allowed|(__)?str(n?cmp|n?len|r?chr)(_chk)?|(__)?v?snprintf(_chk)?|__popcountdi2"
allowed="$allowed|crypto_(auth|generichash|hash|kdf|shorthash|stream)_[a-z0-9_]+|sodium_mem(cmp|zero)"

defined=$(nm --defined-only "$@" 2>/dev/null | awk 'NF == 3 { print $3 }')
foreign=$(nm -u "$@" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u |
    grep -vxE "$allowed" | grep -vxF "$defined")
if [ -n "$foreign" ]; then
    printf 'the core calls what it may not:\n%s\n' "$foreign" >&2
    status=1
fi

variables=$(objdump -t "$@" | awk 'NF > 4 && $(NF - 2) ~ /^\.(data|bss)(\.|$)/ && $(NF - 2) !~ /rel\.ro/ &&
    $0 ~ / O / { print $NF }')
if [ -n "$variables" ]; then
    printf 'the core has variables that outlive a call:\n%s\n' "$variables" >&2
    status=1
fi
exit $status
