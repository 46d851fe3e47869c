import Sysroot

/// The plug-ins of the Cyrus SASL library on a machine.
struct InstalledPlugIns: Sendable {
  private static let places = [
    "/usr/lib/*/sasl2", "/usr/lib/sasl2", "/usr/lib64/sasl2", "/usr/local/lib/sasl2",
  ]

  /// The directories that there are; without any, nothing is known.
  let directories: [String]

  /// The names of the modules without the ending: `libplain`.
  let modules: Set<String>

  init(_ machine: Tree) {
    directories = Self.places.flatMap(machine.directories)
    let names = directories.flatMap { (try? machine.names($0)) ?? [] }
    modules = Set(names.filter { $0.hasSuffix(".so") }.map { String($0.dropLast(3)) })
  }
}
