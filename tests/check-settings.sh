#!/bin/sh
# Every setting of src/os/config.c has its line in docs/settings.md, and the page tells of no other.
# Run in the top folder of the sources.
set -u
for file in src/os/config.c docs/settings.md; do
    [ -f $file ] || {
        echo "$file is missing" >&2
        exit 1
    }
done
status=0
known=$(grep -oE '^[[:space:]]*\{"[A-Z][A-Z0-9_]+"|getenv\("[A-Z][A-Z0-9_]+"' src/os/config.c |
    grep -oE '[A-Z][A-Z0-9_]+"' | tr -d '"' | grep -vx CREDENTIALS_DIRECTORY | sort -u) # systemd's
# shellcheck disable=SC2016 # these are the page's own backquotes
told=$(grep -oE '^(\| *|#+ *|[-*] *)`[A-Z][A-Z0-9_]+`' docs/settings.md |
    grep -oE '[A-Z][A-Z0-9_]+' | sort -u)
[ -n "$known" ] || {
    echo "no row of settings was found in src/os/config.c" >&2
    exit 1
}
for name in $known; do
    echo "$told" | grep -qx "$name" || {
        echo "$name is a setting without its line in docs/settings.md" >&2
        status=1
    }
done
for name in $told; do
    echo "$known" | grep -qx "$name" || {
        echo "docs/settings.md tells of $name, which no program reads" >&2
        status=1
    }
done
exit $status
