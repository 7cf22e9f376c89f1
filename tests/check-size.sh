#!/bin/sh
# A source file has at most 500 lines, a file of the client at most 500 too, and no line of C is
# longer than 100 columns. Functions are measured by clang-tidy. Run in the top folder of the sources.
set -u
LC_ALL=C.UTF-8
export LC_ALL
status=0
files=$(find src tests scripts sql frontend/src frontend/tests frontend/e2e -type f \
    \( -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' -o -name '*.ts' -o -name '*.tsx' \) \
    ! -path '*/node_modules/*' ! -path '*/golden/*' ! -path '*/corpus/*' 2>/dev/null)
for file in $files; do
    case $file in frontend/src/protocol/api.ts | src/base/api.h) continue ;; esac # generated
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 500 ]; then
        echo "$file has $lines lines; 500 are allowed: find the second noun" >&2
        status=1
    fi
    case $file in
    *.[ch])
        if grep -nE '^.{101}' "$file"; then
            echo "$file has lines of more than 100 columns" >&2
            status=1
        fi
        ;;
    esac
done
exit $status
