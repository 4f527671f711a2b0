# shellcheck shell=bash
# What the scripts share. Source it from the checkout's root.

say() { printf '%s\n' "$*"; }

# Ends the script with one sentence on standard error.
stop() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 3
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        stop "cannot install packages: run this once as root, or install sudo (wanted: $*)"
    fi
}

# install_packages APT... -- BREW...: installs those that are missing, with the package manager that is there.
install_packages() {
    local apt=() brew=() missing=() name
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        apt+=("$1")
        shift
    done
    [ $# -eq 0 ] || shift
    brew=("$@")
    if command -v apt-get > /dev/null; then
        for name in "${apt[@]}"; do
            dpkg-query -W -f '${db:Status-Status}' "$name" 2> /dev/null | grep -qx installed || missing+=("$name")
        done
        [ ${#missing[@]} -gt 0 ] || return 0
        say "Installing ${missing[*]}"
        as_root apt-get update -qq || stop "cannot refresh the list of packages; is there a network?"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
            > /dev/null || stop "cannot install ${missing[*]} with apt-get"
    elif command -v brew > /dev/null; then
        for name in ${brew[@]+"${brew[@]}"}; do
            brew list --versions "$name" > /dev/null 2>&1 || missing+=("$name")
        done
        [ ${#missing[@]} -gt 0 ] || return 0
        say "Installing ${missing[*]}"
        brew install --quiet "${missing[@]}" || stop "cannot install ${missing[*]} with Homebrew"
    else
        stop "found neither apt-get nor brew; install these yourself: ${apt[*]}"
    fi
}

# The C libraries that the program is linked with.
install_libraries() {
    install_packages libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libpg-query-dev nettle-dev \
        libxxhash-dev -- cmark-gfm libyaml libpg_query nettle xxhash
}

require_swift() {
    command -v swift > /dev/null || stop "found no 'swift'; install Swift 6.2 or later from https://www.swift.org/install"
    local version
    version=$(swift --version 2> /dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    case $version in
        [0-5].* | 6.[01]) stop "Swift $version is too old; install Swift 6.2 or later from https://www.swift.org/install" ;;
    esac
}

# Settings of a release build; the binary then needs no Swift libraries at run time.
release_options() {
    printf '%s\n' --configuration release --product runsheet --explicit-target-dependency-import-check error
    # Small functions of one target are called for each byte and word of another.
    printf '%s\n' -Xswiftc -cross-module-optimization
    # A fixed address spares each start the relocation of 45,000 pointers: a third of its time.
    if [ "$(uname -s)" = Linux ]; then printf '%s\n' --static-swift-stdlib -Xlinker --no-pie -Xlinker --gc-sections; fi
}

# build_release: builds, and leaves the path of the binary in RUNSHEET.
build_release() {
    local options=() option
    while IFS= read -r option; do options+=("$option"); done < <(release_options)
    # The linker warns of a call in the toolchain's own library that is never made. A script that sources this may
    # not have asked for failures within a pipe.
    (
        set -o pipefail
        swift build --quiet "${options[@]}" 2>&1 | { grep -v mktemp || true; }
    ) || stop "the program does not build; the compiler's messages stand above"
    # shellcheck disable=SC2034 # for the script that sources this
    RUNSHEET=$(swift build --show-bin-path "${options[@]}")/runsheet
}
