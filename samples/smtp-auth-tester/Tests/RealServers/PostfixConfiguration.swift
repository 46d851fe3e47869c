/// The texts of Postfix's two files.
struct PostfixConfiguration {
  let places: Places

  /// The article's settings, and what a private instance needs besides.
  var main: String {
    """
    compatibility_level = 3.6
    # A service whose process died at once is tried again soon: tests wait.
    service_throttle_time = 1s
    queue_directory = \(places.queue)
    data_directory = \(places.root)/data
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
    mynetworks =
    local_transport = error:no local delivery
    default_transport = discard
    relay_transport = discard
    alias_maps =
    alias_database =
    maillog_file_prefixes = \(places.root)/log
    maillog_file = \(places.log)
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_local_domain = \(Account.realm)
    smtpd_sasl_security_options = noanonymous
    smtpd_tls_security_level = none
    broken_sasl_auth_clients = yes
    smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject

    """
  }

  /// A service for each case, and the daemons that they need.
  var master: String {
    ServerCase.allCases.map(service).joined() + """
      postlog unix-dgram n - n - 1 postlogd
      pickup unix n - n 60 1 pickup
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      error unix - - n - - error
      retry unix - - n - - error
      discard unix - - n - - discard
      anvil unix - - n - 1 anvil
      proxymap unix - - n - - proxymap

      """
  }

  private func service(_ serverCase: ServerCase) -> String {
    let chroot = serverCase.isChrooted ? "y" : "n"
    let own = ["syslog_name=postfix/\(serverCase.name)", "smtpd_sasl_path=\(serverCase.name)"]
    let overrides = (own + serverCase.overrides(in: places)).map { "  -o \($0)\n" }.joined()
    return "127.0.0.1:\(places.ports[serverCase] ?? 0) inet n - \(chroot) - - smtpd\n\(overrides)"
  }
}
