#!/usr/bin/env bash
# Tests the C interface from C: the header by itself as C and C++, the tests of Tests/SevensC as they are, under the
# address sanitizer and under valgrind, linked with both libraries, and the example. Needs the program and .build/c.
set -euo pipefail
cd "$(dirname "$0")/.."
LIBRARY=.build/c
PROGRAM=.build/release/sevens
CC="${CC:-cc}"
BUILT="$(mktemp -d)"
trap 'rm -rf "$BUILT"' EXIT
flags=(-O1 -g -Wall -Wextra -Wpedantic -Werror -I "$LIBRARY")
shared=(-L "$LIBRARY" -lsevens -Wl,-rpath,"$PWD/$LIBRARY" -lm -lpthread)
# Nothing may depend on the releases that happen to be installed.
export SEVENS_DATA="$BUILT/no-releases"

printf '#include <sevens.h>\n#include <sevens.h>\n' > "$BUILT/header.c"
for standard in c99 c11 c17; do "$CC" -std=$standard "${flags[@]}" -fsyntax-only "$BUILT/header.c"; done
for standard in c++11 c++20; do "$CC" -x c++ -std=$standard "${flags[@]}" -fsyntax-only "$BUILT/header.c"; done
echo "header: C99, C11, C17, C++11 and C++20 take it"

"$CC" -std=gnu11 "${flags[@]}" Tests/SevensC/*.c "${shared[@]}" -o "$BUILT/plain"
"$BUILT/plain" "$PROGRAM"
"$CC" -std=gnu11 "${flags[@]}" Tests/SevensC/*.c "$LIBRARY/libsevens.a" -lstdc++ -lm -lpthread -ldl -o "$BUILT/static" \
  2> "$BUILT/warnings" || { cat "$BUILT/warnings"; exit 1; }
"$BUILT/static" "$PROGRAM"

# Leaks and writes beyond buffers; the sanitizer watches the memory of the library too.
"$CC" -std=gnu11 -fsanitize=address,undefined -fno-sanitize-recover "${flags[@]}" Tests/SevensC/*.c "${shared[@]}" \
  -o "$BUILT/sanitized"
"$BUILT/sanitized" "$PROGRAM"
echo "address sanitizer: clean"

if command -v valgrind >/dev/null; then
  # Linked statically, so that functions have names to suppress.
  valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
    --suppressions=Scripts/swift-runtime.supp "$BUILT/static" "$PROGRAM" brief
  echo "valgrind: clean"
else
  echo "valgrind: skipped, it is not installed"
fi

"$CC" -std=c11 "${flags[@]}" Examples/counts.c "${shared[@]}" -o "$BUILT/counts"
printed="$("$BUILT/counts")"
echo "$printed"
[[ "$(<Documentation/C-interface.md)" == *"\$ ./counts"$'\n'"$printed"$'\n'* ]] ||
  { echo "Documentation/C-interface.md shows something else"; exit 1; }
