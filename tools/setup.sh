#!/usr/bin/env bash
# Brings a Debian machine to the point where Dure builds. A machine that has everything is not touched.
#   tools/setup.sh build            what build-wasm.sh needs
#   tools/setup.sh test             also what test.sh needs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build_packages=(g++ cmake ninja-build git ca-certificates python3 python3-fonttools fonts-nanum brotli esbuild xz-utils
    emscripten binaryen nlohmann-json3-dev libeigen3-dev libboost-math-dev doctest-dev)
test_packages=(clang libclang-rt-dev ccache chromium firefox-esr python3-jsonschema)
imgui_archive=imgui_1.92.2b+ds.orig.tar.xz
imgui_sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
imgui_tag=v1.92.2b
imgui_url=https://github.com/ocornut/imgui.git

say() { printf '» %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "root or sudo is needed for: $*" >&2
        return 1
    fi
}

is_installed() {
    # An activated emsdk, a Node.js or a clang from elsewhere serve as well as Debian's package.
    case "$1" in
        emscripten | binaryen) [ -n "${EMSDK:-}" ] && command -v em++ >/dev/null && return 0 ;;
        nodejs) command -v node >/dev/null && return 0 ;;
        npm) command -v npm >/dev/null && return 0 ;;
        git | cmake | brotli | esbuild) command -v "$1" >/dev/null && return 0 ;;
        ninja-build) command -v ninja >/dev/null && return 0 ;;
        clang) command -v clang++ >/dev/null && return 0 ;;
    esac
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

install_missing() {
    local package missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        say "please install by your system's means: ${missing[*]}" >&2
        return 1
    fi
    say "installing ${missing[*]}"
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >build/setup.log 2>&1 ||
        { tail -n 20 build/setup.log >&2; return 1; }
}

imgui_is_there() { [ -f build/third_party/imgui/imgui.h ]; }

obtain_imgui() {
    imgui_is_there && return 0
    if GIT_TERMINAL_PROMPT=0 timeout 20 git ls-remote --exit-code "$imgui_url" "$imgui_tag" >/dev/null 2>&1; then
        say "Dear ImGui: CMake will fetch $imgui_tag"
        return 0
    fi
    say "Dear ImGui: the tag is out of reach, taking Debian's source package"
    local download=build/third_party/download
    mkdir -p "$download"
    /usr/bin/python3 tools/apt_source.py imgui --suite sid --into "$download"
    if ! echo "$imgui_sha256  $download/$imgui_archive" | sha256sum --check --quiet -; then
        say "Dear ImGui: sid no longer has the pinned version; put v1.92.2b under build/third_party/imgui by hand" >&2
        return 1
    fi
    rm -rf build/third_party/imgui.part
    mkdir -p build/third_party/imgui.part
    tar -xf "$download/$imgui_archive" -C build/third_party/imgui.part --strip-components=1
    mv build/third_party/imgui.part build/third_party/imgui
    rm -rf "$download"
}

mkdir -p build
case "${1:-build}" in
    build) install_missing "${build_packages[@]}" ;;
    test) install_missing "${build_packages[@]}" nodejs npm "${test_packages[@]}" ;;
    *) say "usage: tools/setup.sh build|test" >&2; exit 2 ;;
esac
obtain_imgui
