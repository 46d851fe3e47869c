/// What the shell does to start one of the other servers; see `ServerGuard`.
///
/// $PORT is the port, $NAME and $WORD are the account.
enum OtherServerScript {
  static func text(for kind: OtherServer) -> String {
    switch kind {
    case .postfixWithDovecot: dovecotSettings + postfixWithDovecot
    case .dovecot: dovecotSettings + dovecotSubmission
    case .exim: exim
    case .sendmail: sendmail
    case .courier: courier
    case .openSMTPD: openSMTPD
    case .aiosmtpd: aiosmtpd
    }
  }

  /// A certificate, and a place in which an unpacked package is installed.
  static let common = #"""
    certificate() {
      openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=mail.sample.test -keyout "$ROOT/server.key" \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -out "$ROOT/server.pem" >"$ROOT/log/openssl" 2>&1
      chmod 600 "$ROOT/server.key"
    }

    # SCRIPT: runs a script where $PACKAGE lies over the machine's files and its users exist.
    stage() {
      cat >"$ROOT/stage" <<'END'
    set -e
    top=$ROOT/place
    mkdir "$top"
    mount -t tmpfs none "$top"
    mkdir "$top/up" "$top/work" "$top/root"
    cp -a "$PACKAGE" "$top/package"
    mount -t overlay -o "lowerdir=$top/package:/,upperdir=$top/up,workdir=$top/work" none "$top/root"
    mount --bind /dev "$top/root/dev"
    mount -t proc none "$top/root/proc"
    mkdir -p "$top/root$ROOT"
    mount --bind "$ROOT" "$top/root$ROOT"
    number=63000
    for user in Debian-exim opensmtpd opensmtpq smmta smmsp courier; do
      number=$((number + 1))
      echo "$user:x:$number:$number::/nonexistent:/usr/sbin/nologin" >>"$top/root/etc/passwd"
      echo "$user:x:$number:" >>"$top/root/etc/group"
    done
    hostname mail.sample.test
    echo '127.0.0.1 mail.sample.test localhost' >"$top/root/etc/hosts"
    exec chroot "$top/root" /bin/sh "$1"
    END
      PACKAGE=$PACKAGE ROOT=$ROOT PORT=$PORT NAME=$NAME WORD=$WORD unshare -m -p -u -f --kill-child \
        sh "$ROOT/stage" "$1" >"$ROOT/log/server" 2>&1 </dev/null &
      pids="$pids $!"
      listening "$PORT"
    }

    """#

  /// aiosmtpd's own way to say who may come in.
  static let aiosmtpd = #"""
    start() {
      cat >"$ROOT/server.py" <<'END'
    import asyncio, os
    from aiosmtpd.smtp import SMTP, AuthResult

    def check(server, session, envelope, mechanism, data):
        pair = (os.environ["NAME"].encode(), os.environ["WORD"].encode())
        return AuthResult(success=(data.login, data.password) == pair, handled=False)

    async def main():
        make = lambda: SMTP(object(), hostname="mail.sample.test", authenticator=check, auth_require_tls=False)
        server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", int(os.environ["PORT"]))
        await server.serve_forever()

    asyncio.run(main())
    END
      NAME=$NAME WORD=$WORD PORT=$PORT /usr/bin/python3 "$ROOT/server.py" >"$ROOT/log/server" 2>&1 &
      pids="$pids $!"
      listening "$PORT"
    }
    """#

  static let openSMTPD = #"""
    start() {
      certificate
      cat >"$ROOT/inside" <<'END'
    printf '%s\t%s\n' "$NAME" "$(openssl passwd -6 "$WORD")" >/etc/accounts
    cat >/etc/smtpd.conf <<EOF
    table accounts file:/etc/accounts
    pki here cert "$ROOT/server.pem"
    pki here key "$ROOT/server.key"
    listen on 127.0.0.1 port $PORT tls pki here auth <accounts> hostname mail.sample.test
    action "relay" relay
    match auth from any for any action "relay"
    EOF
    exec smtpd -d
    END
      stage "$ROOT/inside"
    }
    """#
}
