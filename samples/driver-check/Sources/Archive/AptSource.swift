/// A source of packages, as apt knows it from sources.list(5).
public struct AptSource: Sendable, Equatable {
  /// Where it is written: file and line.
  public let file: String
  public let line: Int

  /// Whether apt uses it: neither commented out nor `Enabled: no`.
  public let isEnabled: Bool

  /// `deb`, `deb-src`.
  public let types: [String]

  public let uris: [String]

  /// `bookworm`, `bookworm-updates`, `stable`.
  public let suites: [String]

  /// The areas: `main`, `contrib`; empty for a flat repository.
  public let components: [String]

  /// Whether it is a stanza of a `.sources` file (deb822) and not a line.
  public let isStanza: Bool

  /// The settings between brackets of a line, as they stand there.
  public var options: String?

  /// The lines of a stanza's fields, by their names in lower case.
  var fieldLines: [String: Int] = [:]

  /// Whether it gives binary packages of a suite, not of its updates for security or the like only.
  public func serves(_ suite: Suite) -> Bool {
    guard isEnabled, types.contains("deb") else { return false }
    return suites.contains { name in
      name == suite.codename || (suite.moving.map { $0 == name } ?? Self.aliases.contains(name))
    }
  }

  /// The names of suites that move from release to release.
  private static let aliases: Set<String> = ["stable", "oldstable", "testing"]

  /// Whether its packages are Debian's own and not those of some other archive.
  public var isDebian: Bool { uris.contains { $0.contains("debian") || $0.hasPrefix("cdrom:") } }

  /// Whether an address is at one of Debian's own hosts, which all have the same.
  static func isAtDebian(_ uri: String) -> Bool {
    let host = uri.lowercased().split(separator: "/").dropFirst().first ?? ""
    return host.hasSuffix(".debian.org") || host.hasSuffix(".debian.net")
  }

  /// An address without what two spellings of it may differ in.
  static func plain(_ uri: String) -> String {
    var uri = uri.lowercased()
    while uri.hasSuffix("/") { uri.removeLast() }
    return uri
  }
}
