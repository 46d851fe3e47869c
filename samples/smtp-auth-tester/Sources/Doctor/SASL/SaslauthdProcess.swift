import Sysroot

/// A saslauthd(8) that runs on this machine, with what its command line says.
struct SaslauthdProcess: Sendable {
  let pid: Int

  /// How it checks passwords: `pam`, `shadow`, `sasldb`.
  let mechanism: String

  /// The directory of its socket.
  let directory: String

  /// Whether it puts the realm to the user's name: `-r`.
  let combinesRealm: Bool

  /// The daemons that run, each once though it has several processes.
  static func all(_ machine: Tree) -> [SaslauthdProcess] {
    var found: [SaslauthdProcess] = []
    for process in machine.processes(named: "saslauthd") {
      let directory = process.option("m") ?? "/var/run/saslauthd"
      if found.contains(where: { $0.directory == directory }) { continue }
      found.append(
        SaslauthdProcess(
          pid: process.pid, mechanism: process.option("a") ?? "pam", directory: directory,
          combinesRealm: process.words.contains("-r")))
    }
    return found
  }

  var evidence: String {
    "saslauthd runs (process \(pid)) with -a \(mechanism) -m \(directory)\(combinesRealm ? " -r" : "")"
  }
}

/// Debian's file of settings for the daemon.
enum SaslauthdDefaults {
  static let file = "/etc/default/saslauthd"

  /// The assignments in it that matter: START, MECHANISMS, OPTIONS.
  static func evidence(_ machine: Tree) -> [String] {
    let lines = ((try? machine.text(file)) ?? "").lines
    return lines.compactMap { line in
      ["START=", "MECHANISMS=", "OPTIONS="].contains { line.hasPrefix($0) }
        ? "\(file): \(line.prefix(200))" : nil
    }
  }
}
