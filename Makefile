# Two commands do everything on a fresh machine: `make demo` and `make test`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
SWIFT ?= swift
PREFIX ?= $(HOME)/.local
# The commit goes into the manifest of every output.
export SEVENS_COMMIT := $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)$(shell git diff --quiet HEAD -- Sources Package.swift 2>/dev/null || echo -dirty)
SEVENS ?= .build/release/sevens
# The compiler refuses imports of targets that are not declared as dependencies.
FLAGS := --explicit-target-dependency-import-check error

.PHONY: demo check-report build build-tests test lint generate check-generated reference wasm second-route cross-check mutate benchmark static
.PHONY: c-library c-test install uninstall install-test clean swift-present

# Computes everything once: the report is a page that needs no network, with all numbers and figures beside it.
demo: build
	@mkdir -p Demo
	@$(SEVENS) reproduce --report Demo | tee Demo/reproduce.txt
	@echo; echo "the report: $(CURDIR)/Demo/report.html"; tail -n 1 Demo/reproduce.txt
	@echo "the program: $(SEVENS)   (try: $(SEVENS) rate coherent-csi-2017)"

# The report that the demo left: in a browser, its figures against their tables, its works with another parser. What a
# check lacks it says, and ends with 69.
check-report:
	python3 Scripts/check-figures.py Demo
	python3 Scripts/check-bibtex.py $(SEVENS) Demo/report.json Demo/report.bib
	python3 Scripts/check-report.py Demo --screenshots Demo/screenshots

build: swift-present
	$(SWIFT) build -c release $(FLAGS) --product sevens

# The last line says how many tests of official releases ran: those in $SEVENS_DATA, which `sevens data add` fills.
# What the tests need, the program included.
build-tests: swift-present
	$(SWIFT) build -c release --build-tests $(FLAGS)

test: swift-present
	@python3 Scripts/test.py $(SWIFT) test -c release $(FLAGS)

lint: swift-present
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Sources Benchmarks/Package.swift
	python3 Scripts/lint.py

# Rewrites what is generated; CI fails if that changes anything.
generate:
	python3 Scripts/generate.py
	python3 Scripts/formula-index.py

check-generated:
	python3 Scripts/generate.py --check
	python3 Scripts/formula-index.py --check

# What the program says of everything that has a name, as documents.
reference: build
	python3 Scripts/reference.py $(SEVENS)

wasm: swift-present
	Scripts/build-wasm.sh

second-route: build
	python3 Scripts/second-route.py --seed $(or $(SEED),20260101) $(SEVENS)
	python3 Scripts/second-route-interactions.py --seed $(or $(SEED),20260101) $(SEVENS)

# Full-data likelihoods too where $SEVENS_DATA has the releases; by iminuit too where it is installed.
cross-check: build
	python3 Scripts/cross-check-likelihoods.py $(SEVENS)

mutate: swift-present
	python3 Scripts/mutate.py kappa
	python3 Scripts/mutate.py lowering

benchmark: build
	$(SWIFT) run -c release --package-path Benchmarks sevens-benchmarks

# A program that needs no Swift where it runs, and what it still needs there. Everything is compiled anew, which
# takes minutes; a source file that is saved meanwhile ends it with an error.
static: swift-present
	$(SWIFT) build -c release $(FLAGS) --product sevens --static-swift-stdlib -Xlinker -s --scratch-path .build-static
	@echo ".build-static/release/sevens: $$(stat -c %s .build-static/release/sevens 2>/dev/null || stat -f %z .build-static/release/sevens) bytes"
	@! command -v ldd >/dev/null || ldd .build-static/release/sevens

# libsevens.so, libsevens.a, sevens.h and sevens.pc in .build/c.
# The archive is made anew: what left the product would stay in it.
c-library: swift-present
	rm -f .build/release/libSevensC.a
	$(SWIFT) build -c release $(FLAGS) --product SevensC
	Scripts/build-c-library.sh

c-test: build c-library
	Scripts/c-test.sh

# Program, completions, manual pages, and the C interface. `make static` first and SEVENS=.build-static/release/sevens
# installs a program that needs no Swift; DESTDIR stands in front of everything, for packages.
TO = $(DESTDIR)$(PREFIX)
INSTALLED = bin/sevens share/bash-completion/completions/sevens share/zsh/site-functions/_sevens \
  share/fish/vendor_completions.d/sevens.fish include/sevens.h lib/libsevens.a lib/libsevens.so.0 lib/libsevens.so \
  lib/pkgconfig/sevens.pc
install: build c-library
	Scripts/build-c-library.sh $(PREFIX)
	python3 Scripts/man-pages.py $(SEVENS) .build/man
	install -D -m 755 $(SEVENS) $(TO)/bin/sevens
	install -d $(TO)/share/bash-completion/completions $(TO)/share/zsh/site-functions
	install -d $(TO)/share/fish/vendor_completions.d $(TO)/share/man/man1
	$(SEVENS) completions bash > $(TO)/share/bash-completion/completions/sevens
	$(SEVENS) completions zsh > $(TO)/share/zsh/site-functions/_sevens
	$(SEVENS) completions fish > $(TO)/share/fish/vendor_completions.d/sevens.fish
	install -m 644 .build/man/*.1 $(TO)/share/man/man1/
	install -D -m 644 .build/c/sevens.h $(TO)/include/sevens.h
	install -D -m 644 .build/c/libsevens.a $(TO)/lib/libsevens.a
	install -D -m 755 .build/c/libsevens.so.0 $(TO)/lib/libsevens.so.0
	ln -sf libsevens.so.0 $(TO)/lib/libsevens.so
	install -D -m 644 .build/c/sevens.pc $(TO)/lib/pkgconfig/sevens.pc

uninstall:
	rm -f $(addprefix $(TO)/,$(INSTALLED)) $(TO)/share/man/man1/sevens.1 $(TO)/share/man/man1/sevens-*.1

# Installs into an empty folder, uses everything there, and takes it away again.
install-test: build c-library
	Scripts/install-test.sh

clean:
	rm -rf .build .build-static Demo Benchmarks/.build

swift-present:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install (with apt-based systems also: sudo apt-get install binutils libc6-dev libstdc++-12-dev)"; exit 69; }
