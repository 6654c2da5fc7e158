# Sourced by build-wasm.sh and test.sh: configures and builds one preset, quietly when all goes well.

say() { printf '» %s\n' "$*"; }

if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache EM_COMPILER_WRAPPER=ccache
    # A second checkout of the same sources finds what the first compiled.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi

# build_preset PRESET [TARGET…]
build_preset() {
    local preset=$1 log started=$SECONDS
    shift
    log=build/$preset.log
    mkdir -p build
    local launcher=()
    # Emscripten wraps its own clang; ccache cannot wrap Emscripten.
    [ "$preset" = wasm ] && launcher=(env -u CMAKE_C_COMPILER_LAUNCHER -u CMAKE_CXX_COMPILER_LAUNCHER)
    [ "$preset" != wasm ] && launcher=(env -u EM_COMPILER_WRAPPER)
    if ! "${launcher[@]}" cmake --preset "$preset" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        say "configuring $preset failed, see $log" >&2
        return 1
    fi
    if ! "${launcher[@]}" cmake --build "build/$preset" ${1:+--target "$@"} >>"$log" 2>&1; then
        grep -nE 'error|FAILED|undefined' "$log" | head -n 40 >&2 || tail -n 40 "$log" >&2
        say "building $preset failed, see $log" >&2
        return 1
    fi
    say "built $preset${*:+ ($*)} in $((SECONDS - started)) s"
}
