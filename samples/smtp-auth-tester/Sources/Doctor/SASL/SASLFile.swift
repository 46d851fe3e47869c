import Diagnosis
import Sysroot

/// Where a service's SASL settings are, and where they are not.
struct SASLFile: Sendable {
  /// A file in one of the places.
  struct Candidate: Sendable {
    let path: String
    let status: FileStatus
  }

  /// The name without its directory: `smtpd.conf`.
  let name: String

  /// The places that smtpd(8) looks in, in this order.
  let places: [String]

  /// The file that is read, nil when there is none.
  let used: Candidate?

  /// Files of this name that are not read.
  let ignored: [Candidate]

  /// What the file says; empty without one.
  let settings: SASLSettings

  /// Why the file's text is not known.
  let problem: TreeProblem?

  /// All the places that documents of any age and system name.
  static let places = [
    "/etc/postfix/sasl", "/usr/lib/sasl2", "/usr/lib64/sasl2", "/usr/local/lib/sasl2", "/etc/sasl2",
    "/etc/sasl",
    "/usr/lib/sasl", "/usr/local/lib/sasl", "/usr/local/etc/sasl2",
  ]

  init(of service: PostfixService, _ postfix: PostfixInstance, _ machine: Tree) {
    let path = service["smtpd_sasl_path"]
    name = (path.isEmpty ? "smtpd" : path) + ".conf"
    places = Self.searched(service, postfix, machine)
    var others = [postfix.directory + "/sasl"] + Self.places + machine.directories("/usr/lib/*/sasl2")
    others.removeAll(where: places.contains)
    // A file whose name is withheld cannot be looked at.
    var problem: TreeProblem? = Withheld.isIn(path) ? .denied : nil
    var used: Candidate?
    var ignored: [Candidate] = []
    for (index, place) in (places + others).enumerated() {
      let path = "\(place)/\(name)"
      do {
        let candidate = Candidate(path: path, status: try machine.status(path))
        if index < places.count, used == nil { used = candidate } else { ignored.append(candidate) }
      } catch {
        // A place that cannot be looked at may have the file that counts.
        if error != .missing, index < places.count, problem == nil { problem = error }
      }
    }
    self.used = used
    self.ignored = ignored
    var settings = SASLSettings()
    if let used {
      problem = nil
      do {
        settings = SASLSettings(
          parsing: try machine.text(used.path, limit: 256 << 10), KnownNames(machine, settingsIn: []))
      } catch {
        problem = error
      }
    }
    self.settings = settings
    self.problem = problem
  }

  /// Debian's Postfix looks in its own configuration directory and ignores cyrus_sasl_config_path; others leave it to
  /// that setting and to the library.
  private static func searched(
    _ service: PostfixService, _ postfix: PostfixInstance, _ machine: Tree
  ) -> [String] {
    if machine.exists("/etc/debian_version") { return [postfix.directory + "/sasl", "/usr/lib/sasl2"] }
    let set = service["cyrus_sasl_config_path"].split(separator: ":").map(String.init)
    return set.isEmpty ? ["/usr/lib64/sasl2", "/usr/lib/sasl2", "/etc/sasl2", "/usr/local/lib/sasl2"] : set
  }

  /// A setting with its place, for evidence.
  func evidence(_ name: String) -> String {
    guard let used, let setting = settings.settings[name] else { return "\(name) is not set" }
    return "\(used.path):\(setting.line): \(name): \(setting.value)"
  }
}
