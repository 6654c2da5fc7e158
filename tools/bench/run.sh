#!/usr/bin/env bash
# Measures Dure beside other products: the page, expressions, answers, models of choice. Called by ./test.sh bench.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

failed=0
echo "== page =="
node tools/bench/page.mjs "$@" </dev/null || failed=1

bench_programs() {
    DURE_BENCH_NATIVE=$(find build/native -type f -name "$1" -perm -u+x | head -n 1)
    DURE_BENCH_WASM=$(find build/wasm -type f -name "$1.js" | head -n 1)
    export DURE_BENCH_NATIVE DURE_BENCH_WASM
}
echo
echo "== expressions =="
bench_programs dure_bench_expressions
node tools/bench/expressions.mjs </dev/null || failed=1
echo
echo "== answers =="
bench_programs dure_bench_answers
node tools/bench/answers.mjs </dev/null || failed=1
echo
echo "== adaptive questions =="
bench_programs dure_bench_adaptive
"$DURE_BENCH_NATIVE" || failed=1
echo "== models of choice =="
bench_programs dure_bench_choice
/usr/bin/python3 tools/bench/choice.py </dev/null || failed=1
echo "== a chain in the browser's worker =="
node tools/bench/worker.mjs </dev/null || failed=1
exit $failed
