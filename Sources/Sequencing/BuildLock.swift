import FileSystem
import Glibc
import Packaging
import SystemPackage

/// One sequence at a time in a source tree.
///
/// Two of them would clear each other's stages, and one might end well with a package that lacks files.
/// Those that a rules file or `pkgh-buildpackage` starts belong to the one around them.
struct BuildLock {
  /// The tree that is locked around us.
  private static let variable = "PKGH_INTERNAL_LOCK"

  /// Whether nobody around us holds it.
  private let isOurs: Bool

  /// - Parameter environment: What the programs inside get, which says to them that the tree is theirs.
  init(in environment: inout Environment) throws {
    let tree = try FilePath.workingDirectory().string
    isOurs = environment[Self.variable] != tree
    environment.variables[Self.variable] = tree
  }

  /// Does something while no other sequence works on the tree that we stand in; waits until it may.
  func hold(_ body: () throws -> Void) throws {
    guard isOurs else { return try body() }
    try SourceTree.packaging.withLock(
      waiting: {
        print("   waiting for another build in this tree")
        fflush(nil)
      }, body)
  }
}
