#!/usr/bin/env bash
# Runs every libFuzzer target of build/fuzz, two at a time; one case each. A minute, or ten million runs with DURE_DEEP=1.
#   tools/fuzz.sh TALLY
# Seeds: tests/fuzz/corpus/NAME/, words: tests/fuzz/NAME.dict. What is found stays in build/fuzz/found/NAME/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tally=$1

fuzz_one() {
    local program=$1 name corpus found log seeds=() options
    name=${program##*/dure_fuzz_}
    corpus=build/fuzz/corpus/$name
    found=build/fuzz/found/$name
    log=build/fuzz/$name.log
    mkdir -p "$corpus" "$found"
    [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
    options=(-artifact_prefix="$found/" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -verbosity=0)
    [ -f "tests/fuzz/$name.dict" ] && options+=(-dict="tests/fuzz/$name.dict")
    if [ "${DURE_DEEP:-}" = 1 ]; then options+=(-runs=10000000); else options+=(-max_total_time="${DURE_FUZZ_SECONDS:-60}"); fi
    if "$program" "${options[@]}" "$corpus" "${seeds[@]}" >"$log" 2>&1 </dev/null; then
        echo "  ok     fuzz/$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs"
    else
        echo "  FAILED fuzz/$name, see $found"
        tail -n 60 "$log" | sed 's/^/    | /'
        return 1
    fi
}
export -f fuzz_one

mapfile -t programs < <(find build/fuzz -type f -name 'dure_fuzz_*' -perm -u+x ! -name '*.log' | sort)
if [ ${#programs[@]} -eq 0 ]; then
    echo "  FAILED fuzz: there is no target"
    echo "fuzz 0 1" >>"$tally"
    exit 1
fi
results=$(printf '%s\n' "${programs[@]}" | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one "$1" && echo "@ok" || echo "@failed"' _ {})
grep -v '^@' <<<"$results"
failed=$(grep -c '^@failed' <<<"$results")
echo "fuzz $(grep -c '^@ok' <<<"$results") $failed" >>"$tally"
[ "$failed" -eq 0 ]
