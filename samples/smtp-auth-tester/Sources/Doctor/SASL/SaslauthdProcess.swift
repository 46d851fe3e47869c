import Diagnosis
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
      let directory = shown(process.option("m") ?? "/var/run/saslauthd", WordForm.isPath)
      if found.contains(where: { $0.directory == directory }) { continue }
      found.append(
        SaslauthdProcess(
          pid: process.pid, mechanism: shown(process.option("a") ?? "pam", WordForm.isName),
          directory: directory,
          combinesRealm: process.words.contains("-r")))
    }
    return found
  }

  private static func shown(_ option: String, _ isFit: (String) -> Bool) -> String {
    isFit(option) ? option : Withheld.text(option.utf8.count)
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
    let names = KnownNames()
    return lines.compactMap { line in
      guard let equals = line.firstIndex(of: "="), let form = forms[line[..<equals]] else { return nil }
      let value = line[line.index(after: equals)...]
      let isQuoted = value.count > 1 && value.first == "\"" && value.last == "\""
      let bare = String(isQuoted ? value.dropFirst().dropLast() : value)
      return "\(file): \(line[...equals])\(form.fits(bare, names) ? String(value) : form.shown(bare, names))"
    }
  }

  private static let forms: [Substring: ValueForm] = [
    "START": .flag,
    "MECHANISMS": .known(["pam", "shadow", "sasldb", "getpwent", "kerberos5", "rimap", "ldap", "httpform"]),
    "OPTIONS": ValueForm { word in
      let isOption = word.utf8.count == 2 && word.hasPrefix("-")
      return isOption ? .known : WordForm.isPath(word) || WordForm.isNumber(word) ? .plausible : .other
    },
  ]
}
