#!/bin/sh
# Plays recorded hands of every game through the engine, and compared hands through the evaluator,
# when they are there: BRELAN_CORPUS names their folder. Exit status 77 tells make check that there is nothing to do.
set -u
corpus=${BRELAN_CORPUS:-${srcdir:-.}/../shared/corpus}
if [ ! -r "$corpus/generated/NT.jsonl" ]; then
    echo "no recorded hands in $corpus: skipped"
    exit 77
fi
./brelan corpus "$corpus"/generated/*.jsonl "$corpus"/real/*.jsonl --eval "$corpus/eval/vectors.tsv"
