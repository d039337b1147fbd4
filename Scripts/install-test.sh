#!/usr/bin/env bash
# Installs into an empty folder, uses everything that is there as a user would, uninstalls, and finds the folder empty.
set -euo pipefail
cd "$(dirname "$0")/.."
PLACE="$(mktemp -d)"
trap 'rm -rf "$PLACE"' EXIT
make --no-print-directory install PREFIX="$PLACE" > "$PLACE.log" 2>&1 || { cat "$PLACE.log"; exit 1; }
rm -f "$PLACE.log"
cd "$PLACE"

bin/sevens --version
checked=()
skipped=()
shell() { # name, file, words that check its syntax
  [ -s "$2" ] || { echo "$2 is empty"; exit 1; }
  if command -v "$1" >/dev/null; then "$1" "${@:3}" "$2"; checked+=("$1"); else skipped+=("$1"); fi
}
shell bash share/bash-completion/completions/sevens -n
shell zsh share/zsh/site-functions/_sevens -n
shell fish share/fish/vendor_completions.d/sevens.fish --no-execute
echo "completions: ${checked[*]} read theirs; not installed here: ${skipped[*]:-none}"
# What bash offers after `sevens ra`.
offered="$(bash -c 'source share/bash-completion/completions/sevens
  COMP_WORDS=(sevens ra); COMP_CWORD=1; COMP_LINE="sevens ra"; COMP_POINT=9; COMP_TYPE=9
  _sevens sevens ra sevens 2>/dev/null; printf "%s" "${COMPREPLY[*]}"')"
[ "$offered" = "rate" ] || { echo "bash offers '$offered' for 'sevens ra'"; exit 1; }

pages=(share/man/man1/*.1)
commands="$(bin/sevens --help | grep -c '^  [a-z-]\+ ' || true)"
[ "${#pages[@]}" -ge "$commands" ] || { echo "${#pages[@]} manual pages for $commands commands"; exit 1; }
if command -v man >/dev/null; then
  for page in "${pages[@]}"; do
    said="$(man --warnings -l "$page" 2>&1 >/dev/null)"
    [ -z "$said" ] || { echo "$page: $said"; exit 1; }
  done
  # Not `| grep -q`, which would leave man writing to nobody.
  text="$(MANWIDTH=100 man -l share/man/man1/sevens-rate.1)"
  [[ "$text" == *"--interaction"* && "$text" == *"EXIT STATUS"* ]]
  echo "manual pages: ${#pages[@]} without a warning"
else
  echo "manual pages: not checked, man is not installed"
fi

if command -v pkg-config >/dev/null; then
  export PKG_CONFIG_PATH="$PLACE/lib/pkgconfig"
  flags="$(pkg-config --cflags --libs sevens)"
  [ "$(pkg-config --modversion sevens)" = "$(bin/sevens --version | cut -d' ' -f2)" ]
else
  flags="-I$PLACE/include -L$PLACE/lib -lsevens"
fi
# Only what is installed is used.
${CC:-cc} -Wall -Werror "$OLDPWD/Examples/counts.c" $flags -Wl,-rpath,"$PLACE/lib" -o counts
./counts > shared.txt
${CC:-cc} "$OLDPWD/Examples/counts.c" -Iinclude lib/libsevens.a -lstdc++ -lm -lpthread -ldl -o counts 2> warnings.txt \
  || { cat warnings.txt; exit 1; }
./counts > static.txt
cmp shared.txt static.txt
rm counts shared.txt static.txt warnings.txt
echo "C example: runs with the installed shared and static library"

cd "$OLDPWD"
make --no-print-directory uninstall PREFIX="$PLACE" > /dev/null
left="$(find "$PLACE" -type f -o -type l)"
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "uninstalled: nothing is left"
