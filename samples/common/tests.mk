# How the samples' packages run their tests: quietly, since a test that fails shows itself whole; the skipped tests with
# their reasons, and the numbers, stand at the end. TESTED has the directories of the Swift packages.
TESTED = .
# From the top, as swift test takes another path from the package that it tests.
EVENTS = $(CURDIR)/.build/test-events

.PHONY: override_pkgh-auto-test
override_pkgh-auto-test:
	@rm -rf '$(EVENTS)'; mkdir -p '$(EVENTS)'; for package in $(TESTED); do \
	  events='$(EVENTS)'/$$(basename "$$(cd $$package && pwd)") && \
	  pkgh-auto-test --sourcedirectory $$package -- --quiet \
	    --event-stream-output-path "$$events" --event-stream-version 0 && \
	  { test ! -e "$$events" || sh ../../tools/count-tests "$$events"; } || exit 1; done
