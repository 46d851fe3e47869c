import Foundation
public import ProgramTesting

/// A tree that stands for a machine: what sysfs, procfs, apt and dpkg show of it, to be given to '--sysroot'.
///
/// It is made by what the tables in `Tests/Fixtures` say and by what a test changes.
public struct MachineTree: Sendable {
  /// Which columns of the table count.
  public enum Age: Sendable {
    case old, new
  }

  public var age: Age
  public var kernel: String

  /// Slots without a driver, and such that are not there at all.
  public var unbound: Set<String> = []
  public var absent: Set<String> = []

  /// Devices besides those of the table.
  var extraDevices: [DeviceTable.Row] = []

  /// The name of the table of modules; nil when there is no /lib/modules.
  public var modules: String?

  /// Names of modules of the table that this kernel does not have.
  public var lackingModules: Set<String> = []

  /// Modules besides those of the table, by path; not listed in modules.dep when `isListed` is false.
  public var extraModules: [(path: String, aliases: [String], isListed: Bool)] = []

  /// Whether modules are true enough for depmod(8).
  public var hasModuleObjects = false

  /// Names and versions of installed packages.
  public var packages: [String: String] = [:]

  /// Further files by their absolute paths, and symbolic links.
  public var files: [String: String] = [:]
  public var links: [String: String] = [:]

  public init(age: Age, kernel: String, modules: String?) {
    self.age = age
    self.kernel = kernel
    self.modules = modules
  }

  /// Writes the tree into a scratch directory.
  ///
  /// - Parameter package: The directory of the package, in which the tables are.
  public func write(package: String) throws -> Scratch {
    let scratch = try Scratch()
    let fixtures = package + "/Tests/Fixtures/"
    let table = DeviceTable(try String(contentsOfFile: fixtures + "nx6320.devices", encoding: .utf8))
    let writer = TreeWriter(scratch)
    try SysfsWriter(writer, age).write(
      table.rows.filter { !absent.contains($0.slot) }.map { row in
        var row = row
        if unbound.contains(row.slot) {
          row.old = DeviceTable.Binding(gives: [])
          row.new = DeviceTable.Binding(gives: [])
        }
        return row
      } + extraDevices)
    try writer.file("/proc/sys/kernel/osrelease", kernel + "\n")
    if let modules {
      var rows = ModuleTable(try String(contentsOfFile: fixtures + modules, encoding: .utf8))
      rows.rows.removeAll { lackingModules.contains($0.name) }
      let listed = extraModules.filter(\.isListed)
      rows.rows += listed.map { ModuleTable.Row(path: $0.path, isBuiltIn: false, aliases: $0.aliases) }
      try write(rows, writer)
    }
    let status = packages.sorted { $0.key < $1.key }.map { name, version in
      "Package: \(name)\nStatus: install ok installed\nVersion: \(version)\nArchitecture: i386\n\n"
    }
    try writer.file("/var/lib/dpkg/status", status.joined())
    for (path, text) in files { try writer.file(path, text) }
    for (path, target) in links { try writer.link(path, to: target) }
    return scratch
  }

  private func write(_ table: ModuleTable, _ writer: TreeWriter) throws {
    let place = "/lib/modules/\(kernel)"
    let old = 1_200_000_000
    for row in table.rows where !row.isBuiltIn {
      let object = hasModuleObjects ? ModuleObject.bytes(name: row.name, aliases: row.aliases) : []
      try writer.file("\(place)/\(row.path)", object, modified: old)
    }
    for module in extraModules where !module.isListed {
      try writer.file("\(place)/\(module.path)", [], modified: old)
    }
    try writer.file(place + "/modules.builtin", table.builtinFile)
    try writer.file(place + "/modules.builtin.modinfo", table.builtinInformation)
    try writer.file(place + "/modules.order", table.dependencyFile.replacing(":\n", with: "\n"))
    if !hasModuleObjects {
      try writer.file(
        place + "/modules.alias", "# Aliases extracted from modules themselves.\n" + table.aliasFile)
      try writer.file(place + "/modules.dep", table.dependencyFile)
    }
  }
}
