import Foundation
import Glibc
import ServerTesting

/// A private Postfix with the services of one test.
public final class SmallPostfix {
  /// Its configuration directory, for `--postfix-dir`.
  public let directory: String

  private let servers: ServerGuard

  /// - Parameters:
  ///   - main: Settings of main.cf besides those that a private instance needs.
  ///   - services: The lines of master.cf.
  public init(main: String, services: String) throws {
    var template = Array("/tmp/postfix-real-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let postfix = getpwnam("postfix") else { throw POSIXError(.EIO) }
    let root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(root, 0o755)
    directory = root + "/etc"
    for name in ["etc", "queue", "data", "log"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
    chown(root + "/data", postfix.pointee.pw_uid, 0)
    let files = [
      "main.cf": """
      compatibility_level = 3.6
      service_throttle_time = 1s
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
      myhostname = mail.sample.test
      mydestination =
      mynetworks =
      alias_maps =
      maillog_file_prefixes = \(root)/log
      maillog_file = \(root)/log/mail.log
      \(main)

      """,
      "master.cf": """
      postlog unix-dgram n - n - 1 postlogd
      anvil unix - - n - 1 anvil
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      proxymap unix - - n - - proxymap
      \(services)

      """,
    ]
    for (name, text) in files {
      let path = "\(directory)/\(name)"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      // Postfix waits for two seconds when a file is so new that somebody may still be writing it.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
    }
    servers = try ServerGuard(script: Self.script, root: root, logs: ["start", "mail.log"])
  }

  private static let script = #"""
    start() { postfix -c "$ROOT/etc" start >"$ROOT/log/start" 2>&1; }
    stop() { postfix -c "$ROOT/etc" abort >/dev/null 2>&1; }
    """#
}
