import FileSystem
import Packaging

/// The record of the packages that the build steps have been done for.
enum BuildMark {
  /// Whether a build has been done for all of some packages.
  static func isThere(for packages: [BinaryPackage]) throws -> Bool {
    let built = try Set(Journal(path: BuildTree.built).lines())
    return packages.allSatisfy { built.contains(ByteString($0.name)) }
  }

  /// Notes that it has been done for them.
  static func add(_ packages: [BinaryPackage]) throws {
    try Journal(path: BuildTree.built).add(packages.map { ByteString($0.name) })
  }
}
