public import FileSystem

/// A package that another one requires, is incompatible with, or is required by.
public struct Dependency: Sendable {
  /// The letter before the package.
  public enum Kind: Character, Hashable, Sendable, CaseIterable {
    case prerequisite = "P"
    case incompatible = "I"
    /// The named package needs this one, without saying so itself; asked at removal only.
    case reverse = "R"
  }

  /// An accepted version; a part that is nil accepts everything.
  public struct Alternative: Hashable, Sendable {
    public var architecture: ByteString?
    public var version: ByteString?

    public init(architecture: ByteString? = nil, version: ByteString? = nil) {
      self.architecture = architecture
      self.version = version
    }
  }

  public var kind: Kind
  public var package: ByteString
  /// The package's full name, for messages.
  public var name: ByteString
  /// The accepted versions; with none of them every version is accepted.
  public var alternatives: [Alternative]
  /// Where a file has it.
  public var place: Problem.Place?

  public init(
    _ kind: Kind, _ package: ByteString, name: ByteString = "", alternatives: [Alternative] = [],
    place: Problem.Place? = nil
  ) {
    self.kind = kind
    self.package = package
    self.name = name
    self.alternatives = alternatives
    self.place = place
  }

  init(_ line: TextLine) throws {
    let words = line.bytes.split(maxSplits: 2, whereSeparator: \.isSpace)
    guard let letter = words.first, letter.count == 1, let byte = letter.first, byte.isASCII,
      let kind = Kind(rawValue: Character(Unicode.Scalar(byte)))
    else {
      throw line.problem(
        "\(words.first?.quoted ?? "") is not a kind of dependency, one of 'P', 'I', 'R'")
    }
    guard words.count > 1 else { throw line.problem("has no package name after the '\(kind.rawValue)'") }
    let name = words.dropFirst(2).first.map { ByteString($0.trimmed) }
    self.init(
      kind, ByteString(words[1]), name: name ?? "", place: .line(line.file, line.number))
  }
}

extension Dependency: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && left.package == right.package && left.name == right.name
      && left.alternatives == right.alternatives
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(package)
    hasher.combine(kind)
  }
}

extension Dependency {
  /// The line of the dependency, and one for each alternative.
  var lines: [[UInt8]] {
    let first = Array("\(kind.rawValue) ".utf8) + package.bytes
    return [name.isEmpty ? first : first + [.blank] + name.bytes] + alternatives.map(\.line)
  }

  /// NVERS of the installers, which do not check it.
  private static let alternativeLimit = 50

  /// What the installers would misread, in words.
  ///
  /// - Parameter other: A byte that may be in the name of a package besides those of the rule.
  func faults(besides other: UInt8?) -> [(FindingCode, String)] {
    var faults: [(FindingCode, String)] = []
    if package.isEmpty {
      faults.append((.dependPackageName, "a dependency has no package name"))
    } else if package.bytes.contains(UInt8(ascii: ".")) {
      faults.append(
        (.dependPackageName, "\(package.bytes.quoted) names an instance: leave out the '.' and what follows"))
    } else if let fault = PackageName.fault(of: package.bytes, besides: other) {
      faults.append((.dependPackageName, fault))
    }
    let subject = "the dependency on \(package.bytes.quoted)"
    if alternatives.count > Self.alternativeLimit {
      faults.append(
        (
          .dependVersion,
          "\(subject) has \(alternatives.count) versions; the installers take \(Self.alternativeLimit)"
        ))
    }
    if let fault = name.lineFault { faults.append((.dependVersion, "\(subject) has a name that \(fault)")) }
    for alternative in alternatives {
      if let fault = alternative.fault { faults.append((.dependVersion, "\(subject) has \(fault)")) }
    }
    let longest = lines.map(\.count).max() ?? 0
    if longest > Dependencies.lineLimit {
      faults.append(
        (
          .dependLineLength,
          "\(subject) makes a line of \(longest) bytes; the installers break lines at \(Dependencies.lineLimit)"
        ))
    }
    return faults
  }
}

extension Dependency.Alternative {
  init(_ line: TextLine) throws {
    var text = line.bytes.trimmed
    if text.first == UInt8(ascii: "(") {
      guard let end = text.firstIndex(of: UInt8(ascii: ")")) else {
        throw line.problem("\(text.quoted) has a '(' without a ')'")
      }
      architecture = ByteString(text[text.startIndex..<end].dropFirst())
      text = text[text.index(after: end)...].trimmed
    }
    version = text.isEmpty ? nil : ByteString(text)
  }

  fileprivate var line: [UInt8] {
    let architecture = architecture.map { [UInt8(ascii: "(")] + $0.bytes + [UInt8(ascii: ")")] }
    return [.tab] + [architecture, version?.bytes].compactMap { $0 }.joined(separator: [.blank])
  }

  fileprivate var fault: String? {
    if architecture == nil && version == nil { return "an empty version" }
    if let architecture {
      if architecture.isEmpty { return "an empty machine '()'" }
      if architecture.bytes.contains(UInt8(ascii: ")")) || architecture.bytes.contains(.newline) {
        return "a machine \(architecture.bytes.quoted) with a ')' or a newline in it"
      }
    }
    guard let version else { return nil }
    if let fault = version.lineFault { return "a version \(version.bytes.quoted) that \(fault)" }
    let first = version.bytes.first
    if version.isEmpty || first == UInt8(ascii: "(") && architecture == nil || first == .hash {
      return "a version \(version.bytes.quoted) that cannot be read back"
    }
    return nil
  }
}
