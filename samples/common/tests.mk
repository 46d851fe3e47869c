# How the samples' packages test: quietly, for a test that fails shows itself whole; which tests were skipped, and why,
# stands at the end. TESTED has the directories of the Swift packages.
TESTED = .
EVENTS = .build/test-events

.PHONY: override_pkgh-auto-test
override_pkgh-auto-test:
	@for package in $(TESTED); do \
	  rm -f $(EVENTS) && \
	  pkgh-auto-test --sourcedirectory $$package -- --quiet \
	    --event-stream-output-path $(EVENTS) --event-stream-version 0 && \
	  { test ! -e $(EVENTS) || sh ../common/skipped-tests $(EVENTS); } || exit 1; done
