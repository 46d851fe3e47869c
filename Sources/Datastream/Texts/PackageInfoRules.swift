public import FileSystem

/// The rules for the parameters of a package to be built.
///
/// Sources: pkginfo(5); ckparam, pkgnmchk and valid_zone_attr of pkgmk.
extension PackageInfo {
  /// Throws the ``problems(hasRequestScript:)``, if there are any.
  ///
  /// - Parameter hasRequestScript: Whether the package has a request script, which ties
  ///   it to the zone it is installed from.
  public func validate(hasRequestScript: Bool = false) throws {
    var all = Problems()
    for problem in problems(hasRequestScript: hasRequestScript) { all.add(problem) }
    try all.throwIfAny()
  }

  /// Everything for which the SVR4 tools, or the manual, would refuse to build this package.
  public func problems(hasRequestScript: Bool = false) -> [Problem] {
    var problems = repetitions + missingParameters
    for parameter in parameters {
      let faults: [(FindingCode, String?)] = [
        (.pkginfoParameterName, parameter.nameFault), (.pkginfoParameterText, parameter.textFault),
        (.pkginfoParameterValue, parameter.valueFault),
      ]
      if case let (code, fault?)? = faults.first(where: { $0.1 != nil }) {
        problems.append(Problem(code, at: parameter.place, fault))
      }
    }
    return problems + zoneProblems(hasRequestScript: hasRequestScript)
  }

  /// What keeps the installers from installing the package, or leads them out of their root.
  var installationProblems: [Problem] {
    let faults: [(String, ([UInt8]) -> String?)] = [
      // Older packages have a '_', and the installers take it.
      ("PKG", { $0.isEmpty ? nil : PackageName.fault(of: $0, besides: UInt8(ascii: "_")) }),
      ("BASEDIR", { Self.rules["BASEDIR"]?($0) }), ("ULIMIT", { Self.rules["ULIMIT"]?($0) }),
      ("CLASSES", Self.longClass),
    ]
    let longNames = parameters.filter { $0.name.count > Parameter.longestName }.map {
      Problem(
        .pkginfoParameterName, at: $0.place,
        "the name \($0.name.bytes.quoted) is \($0.name.count) bytes long; the installers take \(Parameter.longestName)"
      )
    }
    return repetitions + missingParameters + longNames
      + faults.compactMap { name, fault in
        guard let parameter = parameter(name), let fault = fault(parameter.value.bytes) else { return nil }
        return Problem(.pkginfoParameterValue, at: parameter.place, "\(name) \(fault)")
      }
  }

  private var missingParameters: [Problem] {
    let misspelled = Set(parameters.compactMap { $0.spelling?.name })
    return Self.required.filter { name, _ in
      self[name].map { $0.isEmpty } ?? true && !misspelled.contains(ByteString(name))
    }.map { name, advice in
      Problem(
        .pkginfoMissingParameter, at: parameter(name)?.place ?? file.map { .file($0) },
        "'\(name)' is not set: \(advice)")
    }
  }

  private var repetitions: [Problem] {
    repeated.map { parameter, first in
      let place = if case .line(_, let line)? = first { "on line \(line)" } else { "by a program" }
      return Problem(
        .pkginfoDuplicateParameter, at: parameter.place,
        "\(parameter.name.bytes.quoted) is set twice, first \(place)")
    }
  }

  /// What is allowed, but not understood by every reader, or not installed by every administrator.
  var warnings: [Problem] {
    var warnings: [Problem] = []
    // Some have an array of 32 bytes for the name and the NUL: dstream.c of 2007.
    if let name = parameter("PKG"), name.value.count >= PackageName.lengthLimit {
      warnings.append(
        Problem(
          .pkginfoLongName, at: name.place,
          "PKG \(name.value.bytes.quoted) is \(name.value.count) characters long; some installers have room for "
            + "\(PackageName.lengthLimit - 1)"))
    }
    if let only = parameter("INTONLY"), !only.value.isEmpty {
      warnings.append(
        Problem(
          .pkginfoInteractive, at: only.place,
          "INTONLY is set: 'pkgadd -n', which asks nothing, refuses the package"))
    }
    return warnings
  }

  private static let required = [
    ("PKG", "give the package's name, up to 32 letters, digits, '+' and '-'"),
    ("NAME", "say in one line what the package is"),
    ("ARCH", "list the machines it runs on, or 'all'"),
    ("VERSION", "give the version"),
    ("CATEGORY", "write 'application' or 'system'"),
  ]

  private func zoneProblems(hasRequestScript: Bool) -> [Problem] {
    func isTrue(_ name: String) -> Bool { self[name]?.lowercased() == "true" }
    func problem(_ name: String, _ message: String) -> Problem {
      Problem(.pkginfoZones, at: parameter(name)?.place, "\(name) is true, \(message)")
    }
    let (all, hollow, this) = ("SUNW_PKG_ALLZONES", "SUNW_PKG_HOLLOW", "SUNW_PKG_THISZONE")
    var problems: [Problem] = []
    if isTrue(all) && isTrue(this) {
      problems.append(problem(all, "and so is \(this): set one of them"))
    } else if isTrue(all) && hasRequestScript {
      problems.append(
        problem(all, "but a request script makes the package one of this zone only: drop one of them"))
    }
    if isTrue(hollow) && !isTrue(all) {
      problems.append(problem(hollow, "which needs \(all) to be true as well"))
    }
    return problems
  }
}

extension PackageInfo.Parameter {
  /// param of pkgenv.c has 65 bytes, with the NUL.
  static let longestName = 64

  /// Names that the installer sets for the scripts, whatever the package says.
  static let installersOwn: Set<ByteString> = [
    "CLIENT_BASEDIR", "HOME", "INSTDATE", "INST_DATADIR", "OAMBASE", "PATH", "PKGINST", "PKGSAV",
    "PKG_INIT_INSTALL", "PKG_INSTALL_ROOT", "PKG_PROC_SCRIPT", "SUNW_PKG_DIR",
    "SUNW_PKG_INSTALL_ZONENAME", "TMPDIR", "UPDATE",
  ]

  /// Those of them that each installation has, before the paths of the map are read.
  static let setForPaths: Set<ByteString> = [
    "CLIENT_BASEDIR", "INSTDATE", "INST_DATADIR", "OAMBASE", "PATH", "PKGINST", "PKGSAV",
  ]

  fileprivate var nameFault: String? {
    let quoted = name.bytes.quoted
    if let spelling {
      return
        "\(quoted) is not the parameter '\(spelling.name)': write '\(spelling.name)=…' \(spelling.advice)"
    }
    guard let first = name.bytes.first, first.isLetter || first == UInt8(ascii: "_"),
      name.bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") })
    else {
      return "\(quoted) is not a parameter's name: it must be one for a shell variable"
    }
    if !first.isUpperCase {
      return "\(quoted) must begin with a capital letter: others are for building only and are not packaged"
    }
    if name.count > Self.longestName {
      return "the name \(quoted) is \(name.count) characters long; the limit is \(Self.longestName)"
    }
    if Self.installersOwn.contains(name) { return "\(quoted) is set by the installer: take it out" }
    return nil
  }

  /// What the one line `NAME=value`, without quotes, cannot carry to every reader.
  fileprivate var textFault: String? {
    let bytes = value.bytes
    if bytes.contains(.newline) {
      return "\(name) has a value of several lines, which pkginfo cannot express: write it in one"
    }
    if bytes.contains(0) { return "\(name) \(bytes.quoted) contains a NUL" }
    if let first = bytes.first, first.isSpace || first.isQuote {
      return "\(name) \(bytes.quoted) begins with a blank or a quote, which readers remove"
    }
    if let last = bytes.last, last.isSpace || last == .backslash {
      return "\(name) \(bytes.quoted) ends in a blank or a backslash, which readers remove"
    }
    return nil
  }

  fileprivate var valueFault: String? {
    PackageInfo.rules[name]?(value.bytes).map { "\(name) \($0)" }
  }
}
