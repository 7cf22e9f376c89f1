#!/bin/sh
# A folder of src/ may include headers of itself and of the folders after its colon, of no other.
# Run in the top folder of the sources.
set -u
status=0
allowed_by_folder='
base:
poker: base
room: poker base
codec: room poker base
os: base
store: codec room poker os base
wire: codec room poker os base
gamed: wire store codec room poker os base
edge: wire store codec room poker os base
tools: wire store codec room poker os base'

for path in src/*/; do
    folder=$(basename "$path")
    allowed=$(echo "$allowed_by_folder" | sed -n "s/^$folder://p")
    echo "$allowed_by_folder" | grep -q "^$folder:" || {
        echo "$path is not in the table of layers: tests/check-layers.sh" >&2
        status=1
    }
    for other in src/*/; do
        other=$(basename "$other")
        case " $folder $allowed " in *" $other "*) continue ;; esac
        if grep -rn --include='*.[ch]' "#include \"$other/" "$path"; then
            echo "src/$folder may not include src/$other" >&2
            status=1
        fi
    done
done
exit $status
