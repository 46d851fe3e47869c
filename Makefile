# What a person or a CI job does with pkghelper; the work itself is done by Swift and by pkgh.
.POSIX:
.SUFFIXES:

prefix = /usr
DESTDIR =
SWIFT = swift
BUILD = .build
RELEASE = $(BUILD)/release
DIST = dist
EVENTS = $(BUILD)/tests
# The one that takes longest first.
SAMPLES = worm-mailer smtp-auth-tester driver-check load-reporter
PACKAGES = libarchive-dev zlib1g-dev libssl-dev pkg-config make file cpio libarchive-tools mandoc binutils gcc openssl \
  libc-ares-dev libpsl-dev publicsuffix
# What the samples are tested with where it is there: servers, by root, as private instances on loopback; programs to
# compare with; a browser to look at pages; shells whose completions are tried.
SERVERS = postfix sasl2-bin libsasl2-modules libsasl2-modules-sql libpam-mysql libpam-wrapper mariadb-server \
  iproute2 prometheus strace swaks gsasl curl procps sysstat libxml2-utils \
  dovecot-core dovecot-submissiond python3-aiosmtpd \
  pciutils kmod chromium \
  apache2 nginx-light lighttpd caddy dnsmasq-base bind9-dnsutils python3 libfaketime \
  zsh fish
# A program that does not tell in which directory it was built, and carries the Swift libraries,
# so that it runs where no Swift is.
RELEASE_FLAGS = --configuration release --static-swift-stdlib \
  -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." -Xlinker --build-id=none
SOURCES = Sources Tests Package.swift
# How long the fuzzer runs, in all.
FUZZ_SECONDS = 60

SAMPLE_TARGETS = $(SAMPLES:%=sample-%)

.PHONY: all deps servers build lint test check fuzz mutants samples $(SAMPLE_TARGETS) package install man golden \
  bench clean

all: build

# Installs what is missing of $$wanted; says what, and does nothing when all is there.
INSTALL = missing=; for p in $$wanted; do \
	  dpkg-query -W -f '$${db:Status-Abbrev}' $$p 2>/dev/null | grep -q '^ii' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

deps:
	@wanted='$(PACKAGES)'; $(INSTALL)

# For a machine of its own, such as CI's: Debian starts the servers that it installs unless policy-rc.d forbids it.
# Postfix gets no configuration here, so that nothing of it runs but what a test starts.
servers:
	@test -e /etc/postfix/master.cf || { sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  echo 'postfix postfix/main_mailer_type select No configuration' | $$sudo debconf-set-selections; }
	@wanted='$(SERVERS)'; $(INSTALL)
	@tools/unpack-servers $(BUILD)/servers

# The compiler's result depends on its addresses now and then; see docs/design.md.
FIXED = $(shell setarch --addr-no-randomize true 2>/dev/null && echo setarch --addr-no-randomize)

build:
	$(FIXED) $(SWIFT) build $(RELEASE_FLAGS) --product pkgh
	$(FIXED) $(SWIFT) build $(RELEASE_FLAGS) --product manual
	@for name in $$($(RELEASE)/manual names); do [ "$$name" = pkgh ] || ln -sf pkgh "$(RELEASE)/$$name"; done

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES) fuzz/Package.swift fuzz/Sources fuzz/Subjects
	@for package in common $(SAMPLES); do (cd samples/$$package && \
	  $(SWIFT) format lint --strict --recursive --configuration ../../.swift-format $(SOURCES)) || exit 1; done

# The quick loop: all modules by themselves, which takes less than a minute when they are built.
test:
	$(SWIFT) build --build-tests
	tools/run-tests $(EVENTS)/quick $(SWIFT) test --skip-build --skip EndToEndTests

# All of it. The tests of the samples run inside their package builds.
# The tests run the program thousands of times: here the one that is packaged, which does so in half the time.
check: deps lint build
	$(SWIFT) build --build-tests
	PKGH_PROGRAM="$(CURDIR)/$(RELEASE)/pkgh" tools/run-tests $(EVENTS)/pkghelper $(SWIFT) test --skip-build
	$(MAKE) samples package
	@echo; for events in $(EVENTS)/pkghelper samples/*/.build/test-events/*; do \
	  printf "%s: " "$${events##*/}"; tools/count-tests "$$events" | tail -n 1; done

# Two at a time: their tests wait for servers while the other one compiles. Each is a build by itself.
samples: deps build
	@$(MAKE) --jobs=2 --output-sync=target $(SAMPLE_TARGETS)

$(SAMPLE_TARGETS):
	@unset MAKEFLAGS MFLAGS; \
	$(RELEASE)/pkgh-buildpackage --no-clean --destdir $(DIST) samples/$(@:sample-%=%)

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

# Rewrites the golden texts (help, and what is said of misspellings) and the generated parts of README and docs; look at
# the difference before you commit it.
golden:
	PKGH_GOLDEN=record $(SWIFT) test --quiet --filter "EndToEndTests.(HelpTests|ManualTests|SilenceTests)|DatastreamTests.FindingCodeTests"

# Changed inputs for everything that reads what strangers send; docs/fuzzing.md.
fuzz:
	tools/fuzz $(FUZZ_SECONDS)

# What the tests notice of small mistakes in the code; takes twenty minutes, and its result is in docs/mutants.md.
mutants:
	tools/mutants

bench: build
	bench/run
	bench/growth

clean:
	rm -rf $(BUILD) $(DIST) fuzz/.build man/*.1
	for package in common $(SAMPLES); do rm -rf samples/$$package/.build; done
