# What a person or a CI job does with pkghelper; the work itself is done by Swift and by pkgh.
.POSIX:
.SUFFIXES:

prefix = /usr
DESTDIR =
SWIFT = swift
BUILD = .build
RELEASE = $(BUILD)/release
DIST = dist
SAMPLES = load-reporter
PACKAGES = libarchive-dev zlib1g-dev pkg-config make file cpio libarchive-tools mandoc binutils gcc
# A program that does not tell in which directory it was built, and carries the Swift libraries,
# so that it runs where no Swift is.
RELEASE_FLAGS = --configuration release --static-swift-stdlib \
  -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." -Xlinker --build-id=none
SOURCES = Sources Tests Package.swift

.PHONY: all deps build lint test check samples package install man golden bench clean

all: build

# Says what it installs, and does nothing when all is there.
deps:
	@missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f '$${db:Status-Abbrev}' $$p 2>/dev/null | grep -q '^ii' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$missing >/dev/null; fi

# The compiler's result depends on its addresses now and then; see docs/design.md.
FIXED = $(shell setarch --addr-no-randomize true 2>/dev/null && echo setarch --addr-no-randomize)

build:
	$(FIXED) $(SWIFT) build $(RELEASE_FLAGS) --product pkgh
	$(FIXED) $(SWIFT) build $(RELEASE_FLAGS) --product manual
	@for name in $$($(RELEASE)/manual names); do [ "$$name" = pkgh ] || ln -sf pkgh "$(RELEASE)/$$name"; done

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	@for sample in $(SAMPLES); do (cd samples/$$sample && \
	  $(SWIFT) format lint --strict --recursive --configuration ../../.swift-format $(SOURCES)) || exit 1; done

test:
	$(SWIFT) test --quiet

# What CI runs. The tests of the samples run inside their package builds.
check: deps lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) samples package

samples: deps build
	@for sample in $(SAMPLES); do \
	  $(RELEASE)/pkgh-buildpackage --no-clean --destdir $(DIST) samples/$$sample || exit 1; done

# pkghelper packaged by itself; its tests have been run by 'test' or 'check'.
package: build
	DEB_BUILD_OPTIONS="nocheck $$DEB_BUILD_OPTIONS" $(RELEASE)/pkgh-buildpackage --no-clean --destdir $(DIST) .

man: build
	@entry=$$(sed -n 's/^ -- .*>  //p' debian-like/changelog | head -n 1); \
	$(RELEASE)/manual pages --date "$$(LC_ALL=C date -u -d "$$entry" +%Y-%m-%d)" man/sections man

install: build man
	install -d "$(DESTDIR)$(prefix)/bin" "$(DESTDIR)$(prefix)/share/man/man1" "$(DESTDIR)$(prefix)/share/pkgh"
	install -m 755 $(RELEASE)/pkgh "$(DESTDIR)$(prefix)/bin/pkgh"
	for name in $$($(RELEASE)/manual names); do \
	  [ "$$name" = pkgh ] || ln -sf pkgh "$(DESTDIR)$(prefix)/bin/$$name"; done
	install -m 644 man/*.1 "$(DESTDIR)$(prefix)/share/man/man1/"
	cp -R templates "$(DESTDIR)$(prefix)/share/pkgh/"
	$(RELEASE)/manual completions $(BUILD)/completions
	install -d "$(DESTDIR)$(prefix)/share/bash-completion/completions" \
	  "$(DESTDIR)$(prefix)/share/zsh/site-functions" "$(DESTDIR)$(prefix)/share/fish/vendor_completions.d"
	install -m 644 $(BUILD)/completions/bash/* "$(DESTDIR)$(prefix)/share/bash-completion/completions/"
	install -m 644 $(BUILD)/completions/zsh/* "$(DESTDIR)$(prefix)/share/zsh/site-functions/"
	install -m 644 $(BUILD)/completions/fish/* "$(DESTDIR)$(prefix)/share/fish/vendor_completions.d/"

# Rewrites the golden texts; look at the difference before you commit it.
golden:
	PKGH_GOLDEN=record $(SWIFT) test --quiet

bench: build
	bench/run

clean:
	rm -rf $(BUILD) $(DIST) man/*.1
	for sample in $(SAMPLES); do rm -rf samples/$$sample/.build; done
