#!/bin/sh
# Who may use what: an extended regular expression, a blank, and one for the files of src/ that
# may contain it ("-": none). Run in the top folder of the sources.
set -u
status=0
while read -r pattern files; do
    found=$(grep -rnE --include='*.[ch]' "$pattern" src | grep -vE "^src/($files):")
    if [ -n "$found" ]; then
        printf '%s\n' "$found"
        echo "^ only allowed in: $files" >&2
        status=1
    fi
done <<'EOL'
\b(strcpy|strcat|sprintf|vsprintf|strncpy|strncat|strtok|atoi|atol|gets|alloca|localtime)\( -
\b(clock_gettime|gettimeofday|time)\( os/clock\.c
\b(getrandom|rand|random|srand|randombytes_buf|randombytes_random|arc4random)\( os/entropy\.c
\bgetenv\( os/config\.c
<fcgiapp\.h> edge/fcgi\.c
<libpq-fe\.h> store/db\.h
<json(-c/|\.h|_) codec/[a-z_]+\.[ch]
EOL
exit $status
