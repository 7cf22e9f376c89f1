#!/bin/sh
# Every rule that code, tests or scenarios cite must stand in docs/rules.md. Run in the top folder of
# the sources.
set -u
status=0
cited=$(grep -rhoE --include='*.[ch]' --include='*.hand' --include='*.table' \
    '[Rr]ules? [0-9]+\.[0-9]+' src tests | awk '{print $2}' | sort -u)
for rule in $cited; do
    if ! grep -qE "^$(echo "$rule" | sed 's/\./\\./') " docs/rules.md; then
        echo "rule $rule is cited, but docs/rules.md does not have it:" >&2
        grep -rnE --include='*.[ch]' --include='*.hand' --include='*.table' "[Rr]ules? $rule\b" \
            src tests >&2
        status=1
    fi
done
exit $status
