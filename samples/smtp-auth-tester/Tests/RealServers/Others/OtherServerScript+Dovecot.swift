/// Dovecot as the server, and as the one whom Postfix asks.
extension OtherServerScript {
  static let dovecotSettings = #"""
    settings() { # the part that both have
      mkdir -p "$ROOT/run" "$ROOT/state" "$ROOT/mail"
      printf '%s:{PLAIN}%s\n' "$NAME" "$WORD" >"$ROOT/users"
      cat >"$ROOT/dovecot.conf" <<EOF
    protocols = $1
    base_dir = $ROOT/run
    state_dir = $ROOT/state
    log_path = $ROOT/log/dovecot
    listen = 127.0.0.1
    hostname = mail.sample.test
    ssl = no
    disable_plaintext_auth = no
    auth_mechanisms = plain login cram-md5 scram-sha-256
    auth_failure_delay = 0
    auth_verbose = yes
    default_internal_user = nobody
    default_internal_group = nogroup
    default_login_user = nobody
    mail_location = maildir:$ROOT/mail
    passdb {
      driver = passwd-file
      args = $ROOT/users
    }
    userdb {
      driver = static
      args = uid=65534 gid=65534 home=$ROOT/mail
    }
    service anvil {
      chroot =
      unix_listener anvil-auth-penalty {
        mode = 0
      }
    }
    EOF
    }

    dovecot_running() {
      dovecot -F -c "$ROOT/dovecot.conf" >"$ROOT/log/server" 2>&1 </dev/null &
      pids="$pids $!"
    }

    """#

  /// Without a server behind it: that it cannot be reached is said after the login.
  static let dovecotSubmission = #"""
    start() {
      settings submission
      cat >>"$ROOT/dovecot.conf" <<EOF
    submission_relay_host = 127.0.0.1
    submission_relay_port = $OTHER_PORT
    service submission-login {
      chroot =
      inet_listener submission {
        port = $PORT
      }
    }
    EOF
      dovecot_running
      listening "$PORT"
    }
    """#

  static let postfixWithDovecot = #"""
    start() {
      settings none
      cat >>"$ROOT/dovecot.conf" <<EOF
    service auth {
      inet_listener {
        address = 127.0.0.1
        port = $OTHER_PORT
      }
    }
    EOF
      dovecot_running
      mkdir -p "$ROOT/etc" "$ROOT/queue" "$ROOT/data"
      chown postfix "$ROOT/data"
      cat >"$ROOT/etc/main.cf" <<EOF
    compatibility_level = 3.6
    queue_directory = $ROOT/queue
    data_directory = $ROOT/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    meta_directory = /etc/postfix
    shlib_directory = /usr/lib/postfix
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mail.sample.test
    mydestination =
    alias_maps =
    maillog_file_prefixes = $ROOT/log
    maillog_file = $ROOT/log/mail.log
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_type = dovecot
    smtpd_sasl_path = inet:127.0.0.1:$OTHER_PORT
    smtpd_delay_reject = yes
    EOF
      cat >"$ROOT/etc/master.cf" <<EOF
    127.0.0.1:$PORT inet n - n - - smtpd
    postlog unix-dgram n - n - 1 postlogd
    cleanup unix n - n - 0 cleanup
    anvil unix - - n - 1 anvil
    rewrite unix - - n - - trivial-rewrite
    proxymap unix - - n - - proxymap
    EOF
      touch -d '1 hour ago' "$ROOT/etc/main.cf" "$ROOT/etc/master.cf"
      listening "$OTHER_PORT" && postfix -c "$ROOT/etc" start >"$ROOT/log/start" 2>&1 && listening "$PORT"
    }

    stop() {
      postfix -c "$ROOT/etc" abort >/dev/null 2>&1
    }
    """#
}
