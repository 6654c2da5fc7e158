#!/usr/bin/env bash
# Measures Dure beside other products: the page, then expressions. Called by ./test.sh bench.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

failed=0
echo "== page =="
node tools/bench/page.mjs "$@" </dev/null || failed=1
if [ -f tools/bench/expressions.mjs ]; then
    echo
    echo "== expressions =="
    native=$(find build/native -type f -name dure_bench_expressions -perm -u+x | head -n 1)
    wasm=$(find build/wasm -type f -name dure_bench_expressions.js | head -n 1)
    DURE_BENCH_NATIVE="$native" DURE_BENCH_WASM="$wasm" node tools/bench/expressions.mjs </dev/null || failed=1
fi
exit $failed
