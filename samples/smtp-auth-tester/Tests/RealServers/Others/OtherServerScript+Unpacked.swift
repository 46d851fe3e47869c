/// Servers that conflict with Postfix in Debian, from their unpacked packages.
extension OtherServerScript {
  static let exim = #"""
    start() {
      certificate
      cat >"$ROOT/inside" <<'END'
    chown Debian-exim "$ROOT/server.key"
    mkdir -p /var/spool/exim4 /var/log/exim4
    chown Debian-exim /var/spool/exim4 /var/log/exim4
    cat >/etc/exim.conf <<EOF
    primary_hostname = mail.sample.test
    log_file_path = /var/log/exim4/%slog
    pid_file_path = /run/exim.pid
    keep_environment =
    host_lookup =
    rfc1413_hosts =
    tls_advertise_hosts = *
    tls_certificate = $ROOT/server.pem
    tls_privatekey = $ROOT/server.key
    acl_smtp_rcpt = accept authenticated = *
    begin authenticators
    plain:
      driver = plaintext
      public_name = PLAIN
      server_prompts = :
      server_condition = \${if and{{eq{\$auth2}{$NAME}}{eq{\$auth3}{$WORD}}}}
      server_set_id = \$auth2
    login:
      driver = plaintext
      public_name = LOGIN
      server_prompts = Username:: : Password::
      server_condition = \${if and{{eq{\$auth1}{$NAME}}{eq{\$auth2}{$WORD}}}}
      server_set_id = \$auth1
    cram:
      driver = cram_md5
      public_name = CRAM-MD5
      server_secret = \${if eq{\$auth1}{$NAME}{$WORD}fail}
      server_set_id = \$auth1
    EOF
    exec exim4 -C /etc/exim.conf -bdf -oX 127.0.0.1.$PORT
    END
      stage "$ROOT/inside"
    }
    """#

  static let sendmail = #"""
    start() {
      cat >"$ROOT/inside" <<'END'
    mkdir -p /etc/mail/sasl /var/spool/mqueue
    cat >/etc/mail/sendmail.mc <<EOF
    divert(0)dnl
    OSTYPE(\`linux')
    FEATURE(\`no_default_msa')
    define(\`confPID_FILE',\`/run/sendmail.pid')
    define(\`confAUTH_MECHANISMS',\`PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256')
    TRUST_AUTH_MECH(\`PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256')
    define(\`confDONT_PROBE_INTERFACES',\`True')
    define(\`confTO_IDENT',\`0')
    DAEMON_OPTIONS(\`Family=inet, Name=MTA, Port=$PORT, Addr=127.0.0.1')
    MAILER(\`smtp')
    EOF
    m4 -D_CF_DIR_=/usr/share/sendmail/cf/ /usr/share/sendmail/cf/m4/cf.m4 /etc/mail/sendmail.mc >/etc/mail/sendmail.cf
    cat >/etc/mail/sasl/Sendmail.conf <<EOF
    pwcheck_method: auxprop
    auxprop_plugin: sasldb
    mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256
    sasldb_path: /etc/mail/sasl/sasldb2
    EOF
    # Where its name is looked for depends on how it was built.
    mkdir -p /etc/sasl2 /usr/lib/sasl2
    for place in /etc/mail/sasl/Sendmail.conf.2 /etc/sasl2/Sendmail.conf /usr/lib/sasl2/Sendmail.conf; do
      cp /etc/mail/sasl/Sendmail.conf "$place"
    done
    printf %s "$WORD" | saslpasswd2 -p -c -f /etc/mail/sasl/sasldb2 -u mail.sample.test "$NAME"
    chmod 600 /etc/mail/sasl/sasldb2
    touch /etc/mail/local-host-names
    exec /usr/libexec/sendmail/sendmail -C/etc/mail/sendmail.cf -bD
    END
      stage "$ROOT/inside"
    }
    """#

  static let courier = #"""
    start() {
      cat >"$ROOT/inside" <<'END'
    mkdir -p /run/courier/authdaemon /var/lib/courier/tmp
    chown -R courier:courier /run/courier /var/lib/courier
    cat >/etc/courier/authdaemonrc <<EOF
    authmodulelist="authuserdb"
    authmodulelistorig="authuserdb"
    daemons=2
    authdaemonvar=/run/courier/authdaemon
    EOF
    hash=$(printf '%s\n' "$WORD" | userdbpw -md5)
    secret=$(printf '%s\n' "$WORD" | userdbpw -hmac-md5)
    userdb "$NAME" set uid=65534 gid=65534 home=/tmp "systempw=$hash" "hmac-md5pw=$secret"
    chmod 700 /etc/courier/userdb
    makeuserdb
    echo mail.sample.test >/etc/courier/me
    /usr/lib/courier/courier-authlib/authdaemond &
    i=0
    while [ ! -S /run/courier/authdaemon/socket ] && [ $i -lt 200 ]; do sleep 0.05; i=$((i + 1)); done
    export ESMTPAUTH='LOGIN PLAIN CRAM-MD5' BOFHCHECKDNS=0 TARPIT=0
    exec couriertcpd -address=127.0.0.1 -noidentlookup -nodnslookup -maxprocs=4 "$PORT" /usr/sbin/courieresmtpd
    END
      stage "$ROOT/inside"
    }
    """#
}
