#!/bin/sh
# Every rule that code, tests or scenarios cite, every number of rule.h and every field of a profile
# must stand in docs/rules.md. Run in the top folder of the sources.
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
numbers=$(sed -nE 's/^    RULE_[A-Z_]+ = ([0-9]{3,4}),?.*/\1/p' src/poker/rule.h)
for number in $numbers; do
    if ! grep -qE "^$((number / 100))\.$((number % 100)) " docs/rules.md; then
        echo "src/poker/rule.h has $number, but docs/rules.md does not have that rule" >&2
        status=1
    fi
done
fields=$(sed -nE 's/^    (int|bool) ([a-z_]+);.*/\2/p' src/poker/profile.h)
for field in $fields; do
    if ! grep -qE "^11\.[0-9]+ \`$field\`" docs/rules.md; then
        echo "src/poker/profile.h has $field, but chapter 11 of docs/rules.md does not explain it" >&2
        status=1
    fi
done
# What happens in a hand has a scenario. The order of mixed games is no hand: tests/unit/test_variant.c and
# the scenarios of tables.
rules=$(sed -nE 's/^((3|4|5|6|7|10)\.[0-9]+) .*/\1/p' docs/rules.md | grep -v '^10\.1[23]$')
for rule in $rules; do
    if ! grep -qE "^# rule $(echo "$rule" | sed 's/\./\\./') " tests/scenarios/*.hand; then
        echo "rule $rule of docs/rules.md is the rule of no scenario" >&2
        status=1
    fi
done
exit $status
