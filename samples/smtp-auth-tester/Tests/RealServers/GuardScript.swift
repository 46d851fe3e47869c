/// What the shell does to start the servers and to stop them; see `ServerGuard`.
enum GuardScript {
  static let text = #"""
    Q=$ROOT/queue

    user() { # FILE USER: the password comes from a file, never from the command line
      saslpasswd2 -p -c -f "$1" -u myserver "$2" <"$ROOT/passwords/$2"
    }

    daemon() { # DIRECTORY PAM-DIRECTORY
      LD_PRELOAD=libpam_wrapper.so PAM_WRAPPER=1 PAM_WRAPPER_SERVICE_DIR="$2" \
        saslauthd -a pam -m "$1" -n 1 -d >>"$ROOT/log/saslauthd.log" 2>&1 </dev/null &
      pids="$pids $!"
      i=0
      while [ ! -S "$1/mux" ] && [ $i -lt 200 ]; do sleep 0.05; i=$((i + 1)); done
    }

    start() { # DATABASE-PORT
      user "$ROOT/sasldb2" user || return 1
      for place in stale unreadable copied; do
        mkdir -p "$ROOT/$place" "$Q$ROOT/$place"
      done
      # The copy is from before the users were added.
      cp "$ROOT/sasldb2" "$ROOT/stale.before"
      saslpasswd2 -d -f "$ROOT/stale.before" -u myserver user
      user "$ROOT/sasldb2" leaktest
      chown root:postfix "$ROOT/sasldb2" "$ROOT/stale.before"
      chmod 640 "$ROOT/sasldb2" "$ROOT/stale.before"
      for place in stale unreadable copied; do
        cp -p "$ROOT/sasldb2" "$ROOT/$place/sasldb2"
        cp -p "$ROOT/sasldb2" "$Q$ROOT/$place/sasldb2"
      done
      cp -p "$ROOT/stale.before" "$Q$ROOT/stale/sasldb2"
      touch -d '2 days ago' "$Q$ROOT/stale/sasldb2"
      chown root:root "$Q$ROOT/unreadable/sasldb2"
      chmod 600 "$Q$ROOT/unreadable/sasldb2"

      postfix -c "$ROOT/etc" start >"$ROOT/log/start" 2>&1 &
      starting=$!

      mkdir -p "$Q/var/run/saslauthd" "$ROOT/noaccount" "$ROOT/group" "$ROOT/link/run" "$Q$ROOT/link"
      daemon "$Q/var/run/saslauthd" "$ROOT/pam"
      daemon "$ROOT/noaccount" "$ROOT/pam-noaccount"
      # One socket, more names: a link to it leads to the same listener.
      ln "$Q/var/run/saslauthd/mux" "$ROOT/group/mux"
      chown root:sasl "$ROOT/group"
      chmod 710 "$ROOT/group"
      ln "$Q/var/run/saslauthd/mux" "$ROOT/link/run/mux"
      ln -s "$ROOT/link/run" "$Q$ROOT/link/run"

      mkdir "$ROOT/sql"
      chown mysql:mysql "$ROOT/sql"
      mariadb-install-db --no-defaults --user=mysql --datadir="$ROOT/sql/data" \
        --auth-root-authentication-method=socket --skip-test-db >"$ROOT/log/install-db" 2>&1 || return 1
      mariadbd --no-defaults --user=mysql --datadir="$ROOT/sql/data" --socket="$ROOT/sql/socket" \
        --pid-file="$ROOT/sql/pid" --bind-address=127.0.0.1 --port="$1" --skip-name-resolve \
        --innodb-buffer-pool-size=16M --innodb-flush-log-at-trx-commit=0 --performance-schema=OFF \
        --log-error="$ROOT/sql/errors" >/dev/null 2>&1 </dev/null &
      pids="$pids $!"
      i=0
      until mariadb --no-defaults -S "$ROOT/sql/socket" <"$ROOT/passwords/accounts.sql" 2>"$ROOT/log/sql"; do
        i=$((i + 1))
        [ $i -lt 200 ] || return 1
        sleep 0.05
      done
      wait $starting
    }

    stop() {
      postfix -c "$ROOT/etc" abort >/dev/null 2>&1
    }
    """#
}
