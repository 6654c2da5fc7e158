#!/usr/bin/env bash
# Runs the tests; ends with one line "N passed, N failed".
#   ./test.sh            everything below but bench and deep
#   ./test.sh unit       native tests, layers, tools, command line
#   ./test.sh wasm       the same core tests as WebAssembly under Node
#   ./test.sh sanitize   native tests under AddressSanitizer and UndefinedBehaviorSanitizer
#   ./test.sh fuzz       each parser's fuzz target for a minute
#   ./test.sh browser [part of a file name…]
#   ./test.sh shots      pictures of every screen into build/shots/
#   ./test.sh bench      measurements beside other products
#   ./test.sh deep       everything, with the long loops: ten million fuzz runs, random expressions, 100 kills
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

mode=${1:-all}
[ $# -gt 0 ] && shift
case "$mode" in
    all | unit | wasm | sanitize | fuzz | browser | shots | bench | deep) ;;
    -h | --help) sed -n '2,11s/^# //p' "$0"; exit 0 ;;
    *) echo "usage: ./test.sh [unit|wasm|sanitize|fuzz|browser|shots|bench|deep]" >&2; exit 2 ;;
esac
[ "$mode" = deep ] && export DURE_DEEP=1

. tools/build.sh
tally=build/test/tally
mkdir -p build/test
: >"$tally"
trap 'exit 130' INT TERM

# A step that could not even be built is a failed case, and the next one still runs.
broken() { echo "$1 0 1" >>"$tally"; }

run_native() {
    say "native tests"
    build_preset native || { broken native; return; }
    /usr/bin/python3 tools/run_tests.py build/native --name native --tally "$tally"
}

run_sanitize() {
    say "native tests under AddressSanitizer and UndefinedBehaviorSanitizer"
    build_preset sanitize || { broken sanitize; return; }
    ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
        /usr/bin/python3 tools/run_tests.py build/sanitize --name sanitize --tally "$tally"
}

run_wasm() {
    say "core tests as WebAssembly under Node"
    build_preset wasm || { broken wasm; return; }
    /usr/bin/python3 tools/run_tests.py build/wasm --name wasm --tally "$tally"
}

run_fuzz() {
    say "fuzz targets"
    build_preset fuzz fuzzers || { broken fuzz; return; }
    tools/fuzz.sh "$tally"
}

install_node_modules() {
    local folder=$1 wanted kept
    wanted=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
    kept=$(cat "$folder/node_modules/.dure" 2>/dev/null)
    [ "$wanted" = "$kept" ] && return 0
    say "npm packages of $folder"
    (cd "$folder" && npm ci --silent --no-progress </dev/null >/dev/null) || { say "npm ci failed in $folder" >&2; return 1; }
    echo "$wanted" >"$folder/node_modules/.dure"
}

site_is_built() { ./build-wasm.sh | sed '/^» done/d'; return "${PIPESTATUS[0]}"; }

run_browser() {
    say "browser tests"
    # Some tests bring small programs of their own, so all of the preset is built.
    site_is_built && build_preset wasm && install_node_modules tests || { broken browser; return; }
    node tests/browser/run.mjs --tally "$tally" "$@"
}

run_deep_comparisons() {
    install_node_modules tools/bench && build_preset native dure_expression_driver || { broken deep; return; }
    local file passed=0 failed=0
    for file in tests/deep/*.mjs; do
        [ -f "$file" ] || continue
        say "$file"
        if node "$file" </dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
    echo "deep $passed $failed" >>"$tally"
}

run_shots() {
    site_is_built && install_node_modules tests || { broken shots; return; }
    if node tests/browser/shots.mjs "$@"; then echo "shots 1 0" >>"$tally"; else broken shots; fi
}

run_bench() {
    site_is_built && install_node_modules tests && install_node_modules tools/bench || { broken bench; return; }
    local programs=(dure_bench_expressions dure_bench_answers dure_bench_adaptive dure_bench_choice)
    build_preset native "${programs[@]}" && build_preset wasm "${programs[@]}" || { broken bench; return; }
    if tools/bench/run.sh "$@"; then echo "bench 1 0" >>"$tally"; else broken bench; fi
}

tools/setup.sh test || { echo "0 passed, 1 failed"; exit 1; }
case "$mode" in
    unit) run_native ;;
    wasm) run_wasm ;;
    sanitize) run_sanitize ;;
    fuzz) run_fuzz ;;
    browser) run_browser "$@" ;;
    shots) run_shots "$@" ;;
    bench) run_bench "$@" ;;
    all | deep)
        run_native
        run_wasm
        run_browser
        run_sanitize
        run_fuzz
        [ "$mode" = deep ] && run_deep_comparisons
        ;;
esac

awk '{ printf "  %-9s %6d passed %4d failed\n", $1, $2, $3; passed += $2; failed += $3 }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }' "$tally"
