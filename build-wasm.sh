#!/usr/bin/env bash
# Builds the application and the command line, and assembles the static site in build/web/.
#   ./build-wasm.sh                      any web server can host build/web/
#   ./build-wasm.sh --serve [--port N]   also serves it on http://127.0.0.1:8080/
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

serve=no
port=8080
while [ $# -gt 0 ]; do
    case "$1" in
        --serve) serve=yes ;;
        --port) port="${2:?--port needs a number}"; shift ;;
        -h | --help) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
        *) echo "usage: ./build-wasm.sh [--serve [--port N]]" >&2; exit 2 ;;
    esac
    shift
done

tools/setup.sh build
. tools/build.sh

build_preset wasm dure_web dure_estimates dure_estimates_simd
build_preset native dure_cli
say "fonts"
tools/fonts.py --into build/fonts
say "build/web"
tools/site.py --program build/wasm/src/bin --fonts build/fonts --into build/web

if [ "$serve" = yes ]; then
    say "serving, Ctrl+C ends it"
    exec tools/serve.py build/web --port "$port"
fi
say "done: serve build/web with any web server, or run ./build-wasm.sh --serve"
