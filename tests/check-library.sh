#!/bin/sh
# The example of docs/poker-library.md compiles against the library that is installed, and plays a
# hand in which no chip is made or lost.
set -eu
top=$(cd "${srcdir:-.}" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$top/docs/poker-library.md" \
    >"$folder/example.c"
test -s "$folder/example.c"
# shellcheck disable=SC2086 # flags are words
${CC:-cc} -std=c17 -Wall -Wextra -Werror ${LIBRARY_CFLAGS:-} -I"$top/src" "$folder/example.c" \
    libbrelanpoker.a ${LIBRARY_LIBS:--lsodium} -o "$folder/example"
"$folder/example" | tee "$folder/out"
test "$(awk '{ sum += $3 } END { print sum }' "$folder/out")" = 3000
