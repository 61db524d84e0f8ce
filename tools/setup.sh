# Sourced by tools/run and tools/test: installs what tools/packages.txt names and this machine lacks, and builds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# need_packages KIND…: KIND is build, run or test.
need_packages() {
    local wanted missing=() package kinds=" $* "
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not a Debian system: install the counterparts of tools/packages.txt yourself." >&2
        return 0
    fi
    mapfile -t wanted < <(awk -F' *[|] *' -v kinds="$kinds" '!/^#/ && NF >= 3 && index(kinds, " " $2 " ") { print $1 }' "$root/tools/packages.txt")
    for package in "${wanted[@]}"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing and there is no sudo: ${missing[*]}" >&2
            echo "As root: apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# build_preset PRESET [TARGET…]: configures once, builds what changed. Quiet unless there is something to do; the
# caller has set -o pipefail.
build_preset() {
    local preset=$1 folder="$root/build/$1"
    shift
    if [ ! -f "$folder/build.ninja" ]; then
        echo "Configuring $preset (the first build takes some minutes)…" >&2
        (cd "$root" && cmake --preset "$preset" >"$folder.log" 2>&1) || { cat "$folder.log" >&2; return 1; }
    fi
    # Only what it does is told, so that a start with nothing to build is silent. pipefail keeps ninja's status.
    ninja -C "$folder" "$@" 2>&1 |
        { grep -v -e 'no work to do' -e 'Entering directory' -e 'Re-checking' >&2 || true; }
}
