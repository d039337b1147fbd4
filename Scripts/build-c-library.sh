#!/usr/bin/env bash
# Makes the C libraries from the archive of `swift build -c release --product SevensC`: libsevens.so, libsevens.a, sevens.h
# and sevens.pc in .build/c. For Linux; elsewhere the archive is linked by swiftc.
#
# Both libraries hold the Swift runtime, so that C programs need neither Swift nor its libraries, and neither shows more
# than the functions of sevens.h.
#
#   Scripts/build-c-library.sh [PREFIX]      PREFIX is where sevens.pc says they are; .build/c unless given
set -euo pipefail
cd "$(dirname "$0")/.."
OUT="$PWD/.build/c"
PREFIX="${1:-}"
ARCHIVE=.build/release/libSevensC.a
HEADER=Sources/CSevens/include/sevens.h
[ -f "$ARCHIVE" ] || { echo "no $ARCHIVE: swift build -c release --product SevensC"; exit 66; }
mkdir -p "$OUT"

version="$(sed -n 's/.*sevens_version(void) { return "\(.*\)"; }/\1/p' Sources/CSevensHost/CSevensHost.c)"
functions="$(grep -o '^\(sevens_status\|const char \*\|int\|size_t\) *sevens_[a-z_]*(' "$HEADER" | sed 's/.*\(sevens_[a-z_]*\)($/\1/' | sort -u)"
resources="$("${SWIFTC:-swiftc}" -print-target-info -static-stdlib | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')"
[ -n "$version" ] && [ -n "$functions" ] && [ -d "$resources/linux" ]

# Everything in one object. Swift finds types and conformances by sections, so all of the archive is taken, and the
# object of the runtime that registers them; of the runtime itself only what is used.
runtime="$resources/linux"
ld -r -o "$OUT/all.o" --whole-archive "$ARCHIVE" --no-whole-archive "$runtime/$(uname -m)/swiftrt.o" --start-group \
  "$runtime"/lib{swiftCore,swift_Concurrency,swift_StringProcessing,swift_RegexParser,swiftSynchronization}.a --end-group
printf '%s\n' $functions > "$OUT/functions.txt"
objcopy --strip-debug --keep-global-symbols="$OUT/functions.txt" "$OUT/all.o" "$OUT/sevens.o"
rm -f "$OUT/all.o" "$OUT/libsevens.a"
ar rcs "$OUT/libsevens.a" "$OUT/sevens.o"

{ echo "{ global:"; printf '%s;\n' $functions; echo "local: *; };"; } > "$OUT/exports.map"
cc -shared -o "$OUT/libsevens.so.0" "$OUT/sevens.o" -Wl,--version-script="$OUT/exports.map" -Wl,-z,defs -Wl,-s \
  -Wl,-soname,libsevens.so.0 -lstdc++ -lm -lpthread -ldl 2> "$OUT/link.txt" || { head -n 20 "$OUT/link.txt"; exit 70; }
ln -sf libsevens.so.0 "$OUT/libsevens.so"
rm -f "$OUT/sevens.o" "$OUT/functions.txt" "$OUT/exports.map" "$OUT/link.txt"

cp "$HEADER" "$OUT/sevens.h"
{
  if [ -n "$PREFIX" ]; then
    printf 'prefix=%s\nlibdir=${prefix}/lib\nincludedir=${prefix}/include\n\n' "$PREFIX"
  else
    printf 'prefix=%s\nlibdir=${prefix}\nincludedir=${prefix}\n\n' "$OUT"
  fi
  printf 'Name: sevens\nDescription: Expected counts of coherent neutrino scattering, from C\nVersion: %s\n' "$version"
  printf 'Cflags: -I${includedir}\nLibs: -L${libdir} -lsevens\nLibs.private: -lstdc++ -lm -lpthread -ldl\n'
} > "$OUT/sevens.pc"
echo "C library: $(stat -c %s "$OUT/libsevens.so.0") bytes shared, $(stat -c %s "$OUT/libsevens.a") bytes static," \
  "$(wc -w <<<"$functions") functions"
