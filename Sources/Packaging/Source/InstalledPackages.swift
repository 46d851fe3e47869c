public import FileSystem

/// The packages of the machine that builds, as dpkg knows them.
public struct InstalledPackages: Sendable {
  /// A package, or a name that one provides.
  private struct Entry: Sendable {
    /// Nil for a name that is provided without a version.
    let version: String?
    /// Whether it serves programs of the machine that builds.
    let isNative: Bool
  }

  private let entries: [String: [Entry]]

  private static let fields = ["Status", "Package", "Architecture", "Multi-Arch", "Version", "Provides"]

  /// Asks dpkg-query once; nil where there is none, or where it knows no package, because another program installs them.
  public init?(environment: Environment) throws {
    guard environment.program(named: "dpkg-query") != nil else { return nil }
    let format = Self.fields.map { "${\($0)}" }.joined(separator: "\\t") + "\\n"
    let (_, output) = try Subprocess(
      ["dpkg-query", "--show", "--showformat", format], environment: environment.variables
    ).output(quietly: true)
    let rows = output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0.count == Self.fields.count && $0[0].hasSuffix(" installed") }
    if rows.isEmpty { return nil }
    // dpkg itself is for the machine.
    let native = rows.first { $0[1] == "dpkg" }?[2]
    var entries: [String: [Entry]] = [:]
    for row in rows {
      let isNative = native == nil || [native, "all"].contains(row[2]) || row[3] == "foreign"
      entries[row[1], default: []].append(Entry(version: row[4], isNative: isNative))
      for name in row[5].split(separator: ",") {
        guard let provided = BuildDependency(name.trimmingBlanks) else { continue }
        entries[provided.name, default: []].append(
          Entry(version: provided.version?.value, isNative: isNative))
      }
    }
    self.entries = entries
  }

  /// Whether what a relation asks for is installed.
  func has(_ wanted: BuildDependency) -> Bool {
    (entries[wanted.name] ?? []).contains { entry in
      guard entry.isNative || wanted.isForAnyMachine else { return false }
      guard let (comparison, version) = wanted.version else { return true }
      return entry.version.map { comparison.holds(DebianVersion($0), DebianVersion(version)) } ?? false
    }
  }

  /// The version of a package that is installed.
  func version(of name: String) -> String? { entries[name]?.compactMap(\.version).first }
}
