import Foundation
import Glibc
import ServerTesting

/// A private Postfix on loopback that takes mail for anybody, is told by the next server that no recipient exists, and
/// returns a report of that.
public final class MailServer: Sendable {
  /// A port of 127.0.0.1.
  public let port: Int

  private let servers: ServerGuard
  private let refusing: MailSink
  private let root: String

  /// `127.0.0.1:12345`.
  public var address: String { "127.0.0.1:\(port)" }

  /// Postfix's log.
  public func log() -> String {
    String(decoding: FileManager.default.contents(atPath: root + "/log/mail.log") ?? Data(), as: UTF8.self)
  }

  /// Starts one, which is gone with the value.
  ///
  /// - Parameters:
  ///   - domain: Whose mail is delivered after all, such as reports.
  ///   - sink: Where to.
  public init(returningTo domain: String, by sink: MailSink) throws {
    refusing = try MailSink(.refuses)
    root = try ServerDirectory.make("worm-mta")
    port = try FreePorts.find(1)[0]
    for name in ["etc", "queue", "data", "log"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: false)
    }
    try ServerDirectory.give(root + "/data", to: "postfix")
    // Postfix waits when a file is so new that somebody may still be writing it.
    let past = Date(timeIntervalSinceNow: -60)
    for (name, text) in [
      ("main.cf", Self.main(root, domain, sink, others: refusing)), ("master.cf", Self.master(port)),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/etc/\(name)"))
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: "\(root)/etc/\(name)")
    }
    servers = try ServerGuard(
      script: """
        start() { # PORT
          postfix -c "$ROOT/etc" start >"$ROOT/log/start" 2>&1 || return 1
          # Its master is nobody's child here; the shell only waits for the port.
          running() { return 0; }
          listening "$1"
        }

        stop() {
          running() { return 1; }
          postfix -c "$ROOT/etc" abort >/dev/null 2>&1
        }
        """,
      arguments: [String(port)], root: root, logs: ["start", "mail.log"])
  }

  private static func main(_ root: String, _ domain: String, _ sink: MailSink, others: MailSink) -> String {
    """
    compatibility_level = 3.6
    queue_directory = \(root)/queue
    data_directory = \(root)/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    meta_directory = /etc/postfix
    shlib_directory = /usr/lib/postfix
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    smtp_dns_support_level = disabled
    smtp_host_lookup = native
    myhostname = relay.sample.test
    mydestination =
    mynetworks = 127.0.0.0/8
    smtpd_recipient_restrictions = permit_mynetworks, reject
    local_transport = error:no local delivery
    relayhost = [127.0.0.1]:\(others.port)
    transport_maps = inline:{ { \(domain) = smtp:[127.0.0.1]:\(sink.port) } }
    alias_maps =
    alias_database =
    maillog_file_prefixes = \(root)/log
    maillog_file = \(root)/log/mail.log

    """
  }

  private static func master(_ port: Int) -> String {
    """
    127.0.0.1:\(port) inet n - n - - smtpd
    postlog unix-dgram n - n - 1 postlogd
    pickup unix n - n 60 1 pickup
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    trace unix - - n - 0 bounce
    error unix - - n - - error
    retry unix - - n - - error
    smtp unix - - n - - smtp
    anvil unix - - n - 1 anvil
    proxymap unix - - n - - proxymap

    """
  }
}
