#!/usr/bin/env bash
# usage: install_test.sh CMAKE BUILD_FOLDER
set -euo pipefail
cmake=$1 build=$2
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

"$cmake" --install "$build" --prefix "$prefix/usr" >/dev/null
cd /
unset ZAMKAN_HOME ZAMKAN_SHAPEFILES
export XDG_CACHE_HOME="$prefix/cache"
answer=$("$prefix/usr/bin/zamkan" geocode --format ndjson --quiet الشدادي)
case "$answer" in
*'"country":"SY"'*) ;;
*) echo "the installed program does not find al-Shaddadi: $answer" >&2; exit 1 ;;
esac
sample=$(find "$prefix/usr/share/zamkan/assets/samples" -name '*.csv' | head -n 1)
"$prefix/usr/bin/zamkan" render "$sample" --at 2016-06-13 --quiet -o "$prefix/map.png"
[ -s "$prefix/map.png" ] || { echo "the installed program draws no picture" >&2; exit 1; }
if find "$prefix" -name '*.cpp' | grep -q .; then echo "sources were installed" >&2; exit 1; fi
