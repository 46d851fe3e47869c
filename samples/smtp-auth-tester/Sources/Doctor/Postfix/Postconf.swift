import ChildProcess
import Diagnosis
import Glibc
import Sysroot

/// Postfix's own program that knows all settings; what it answers is read here and nothing is guessed from the files.
struct Postconf {
  let commands: any Commands

  /// The configuration directory, nil for Postfix's default.
  let directory: String?

  /// More services than any master.cf has, for each costs a run of postconf.
  private static let mostServices = 200

  /// Reads the configuration.
  ///
  /// - Parameter wanted: The service that is looked at; of the others only the plain settings are needed.
  func instance(
    _ machine: Tree, wanted: String? = nil
  ) throws(PostfixInstance.Problem) -> PostfixInstance {
    let known = knownNames(machine)
    let names = ParameterNames(known: Set(Self.settings(try answer(["-d"])).keys))
    let parameters = PostfixForms.shown(Self.settings(try answer(["-x"])), known)
    let services = try services(parameters, wanted, known, names) { fields in
      ["inet", "pass"].contains(fields["type"])
        && fields["command"]?.split(separator: " ").first == "smtpd"
    }
    return instance(machine, parameters, services, names)
  }

  /// Reads the configuration of the part that sends mail: the services that run smtp(8), and trivial-rewrite(8), which
  /// chooses the server.
  func client(
    _ machine: Tree
  ) throws(PostfixInstance.Problem) -> (postfix: PostfixInstance, rewrite: PostfixService) {
    let known = knownNames(machine)
    let names = ParameterNames(known: Set(Self.settings(try answer(["-d"])).keys))
    let parameters = PostfixForms.shown(Self.settings(try answer(["-x"])), known)
    func named(_ program: String) throws(PostfixInstance.Problem) -> [PostfixService] {
      try services(parameters, nil, known, names) {
        $0["type"] == "unix" && $0["command"]?.split(separator: " ").first?.elementsEqual(program) == true
      }
    }
    let instance = instance(machine, parameters, try named("smtp"), names)
    let rewrite = try named("trivial-rewrite").first ?? PostfixService(client: parameters)
    return (instance, rewrite)
  }

  /// The types of tables that there are; empty where postconf(1) does not say.
  func tableTypes() -> Set<String> {
    let types = Set(((try? answer(["-m"])) ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    return types.contains("static") ? types : []
  }

  private func knownNames(_ machine: Tree) -> KnownNames {
    let own = directory.map(Self.absolute) ?? "/etc/postfix"
    return KnownNames(
      machine, settingsIn: [own + "/sasl"] + SASLFile.places + machine.directories("/usr/lib/*/sasl2"))
  }

  private func instance(
    _ machine: Tree, _ parameters: [String: String], _ services: [PostfixService], _ names: ParameterNames
  ) -> PostfixInstance {
    let set = parameters["config_directory"].flatMap { Withheld.isIn($0) ? nil : $0 }
    let place = set ?? directory ?? "/etc/postfix"
    let main = (try? machine.text(place + "/main.cf")) ?? ""
    let master = (try? machine.text(place + "/master.cf")) ?? ""
    let lines = ConfigurationLines(main: main, master: master)
    return PostfixInstance(
      directory: place, services: services, parameters: parameters,
      misspelt: names.misspelt(Array(lines.main.keys)), lines: lines, isDefault: directory == nil)
  }

  /// Services of master.cf, each asked for with its own overrides.
  private func services(
    _ main: [String: String], _ wanted: String?, _ known: KnownNames, _ names: ParameterNames,
    where isMeant: ([String: String]) -> Bool
  ) throws(PostfixInstance.Problem) -> [PostfixService] {
    let table = try answer(["-F"])
    let overrides = Self.overrides(try answer(["-P"]))
    let rows = Self.rows(table).filter { isMeant($0.fields) }
    var known = known
    // What a service is called in the log, `postfix/submission`, is what its settings' file is called, too.
    for name in overrides.values.compactMap({ $0["syslog_name"]?.split(separator: "/").last }) {
      known.add(name)
    }
    var services: [PostfixService] = []
    for row in rows.prefix(Self.mostServices) {
      let own = overrides[row.key] ?? [:]
      let plain = service(row, own, main.merging(PostfixForms.shown(own, known)) { $1 }, names)
      if own.isEmpty || wanted.map({ !plain.isCalled($0) }) ?? false {
        services.append(plain)
      } else {
        // Postconf itself works the references between settings out, as smtpd(8) will.
        // Everybody can read the words of a command line, so what may be a password is not passed on.
        let harmless = own.filter { PostfixForms.isHarmless($0.key, $0.value, known) }
        let options = harmless.sorted { $0.key < $1.key }.flatMap { ["-o", "\($0.key)=\($0.value)"] }
        let others = PostfixForms.shown(own.filter { harmless[$0.key] == nil }, known)
        let effective = PostfixForms.shown(
          Self.settings(try answer(["-x"] + options)), known
        ).merging(others) { $1 }
        services.append(service(row, own, effective, names))
      }
    }
    return services
  }

  private func service(
    _ row: (key: String, fields: [String: String]), _ own: [String: String], _ effective: [String: String],
    _ names: ParameterNames
  ) -> PostfixService {
    let level = effective["compatibility_level"] ?? "0"
    // Since compatibility level 1 a hyphen stands for n; before, for y (master(5)).
    let hyphenMeans = (level.split(separator: ".").first.flatMap { Int($0) } ?? 0) >= 1 ? "n" : "y"
    let chroot = Self.column(row.fields["chroot"] ?? "-") { ["-", "y", "n"].contains($0) }
    return PostfixService(
      name: Self.column(row.fields["service"] ?? "", isFit: WordForm.isServer),
      type: Self.column(row.fields["type"] ?? "", isFit: WordForm.isName), chrootColumn: chroot,
      isChrooted: (chroot == "-" ? hyphenMeans : chroot) == "y",
      isUnprivileged: row.fields["unprivileged"] != "n", overrides: Set(own.keys), parameters: effective,
      misspelt: names.misspelt(Array(own.keys)),
      unresolved: Set(own.filter { $0.value.contains("$") && Withheld.isIn(effective[$0.key] ?? "") }.keys))
  }

  /// A column of master.cf, where it is what such a column can be.
  private static func column(_ text: String, isFit: (String) -> Bool) -> String {
    isFit(text) ? text : Withheld.text(text.utf8.count)
  }

  private func answer(_ arguments: [String]) throws(PostfixInstance.Problem) -> String {
    let place = directory.map { ["-c", Self.absolute($0)] } ?? []
    guard let result = commands.run("postconf", place + arguments) else { throw .notInstalled }
    guard let status = result.status else { throw .noAnswer }
    guard status == 0 else {
      throw .refused(
        result.complaint.isEmpty
          ? "postconf ends with status \(status)" : PostfixMessage.shown(result.complaint))
    }
    return result.text
  }

  /// Daemons and messages want the whole path.
  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return String(cString: current) + "/" + path
  }

  /// Lines of the form `name = value`.
  static func settings(_ text: String) -> [String: String] {
    var settings: [String: String] = [:]
    for line in text.lines {
      guard let (name, value) = pair(line) else { continue }
      settings[name] = value
    }
    return settings
  }

  /// The table of `postconf -F`, lines of the form `service/type/field = value`, in the order of master.cf.
  static func rows(_ text: String) -> [(key: String, fields: [String: String])] {
    var rows: [(key: String, fields: [String: String])] = []
    for line in text.lines {
      guard let (path, value) = pair(line), let slash = path.lastIndex(of: "/") else { continue }
      let key = String(path[..<slash])
      let field = String(path[path.index(after: slash)...])
      if rows.last?.key != key { rows.append((key, [:])) }
      rows[rows.count - 1].fields[field] = value
    }
    return rows
  }

  /// The overrides of `postconf -P`, lines of the form `service/type/parameter = value`.
  static func overrides(_ text: String) -> [String: [String: String]] {
    Dictionary(rows(text).map { ($0.key, $0.fields) }) { $0.merging($1) { $1 } }
  }

  private static func pair(_ line: Substring) -> (String, String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let name = line[..<equals].filter { !$0.isWhitespace }
    let value = line[line.index(after: equals)...].drop(while: \.isWhitespace)
    return (name, String(value))
  }
}
