#!/bin/sh
# A hook for worm-mailer.conf ('hook = /usr/local/bin/hook-jsonl.sh /var/log/worm-mailer.jsonl'): appends each report,
# which comes as one line of JSON (XARF) on standard input, to a file.
#
# It can be adapted to other receivers. Status 0 means that the report was taken; after any other status the program is
# run again with the next try, so a receiver may get a report twice, with the same "report_id".
set -eu

file=${1:?the file to append to}

# One writer at a time, and the line is whole or not there.
report=$(cat)
exec 9>>"$file"
flock -w 30 9
printf '%s\n' "$report" >&9
