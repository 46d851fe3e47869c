import FileSystem
import Glibc
import Packaging
import SystemPackage

/// One sequence at a time in a source tree.
///
/// Two sequences would remove each other's stages, and one of them might succeed with a package that lacks files.
/// A sequence that a rules file or `pkgh-buildpackage` starts shares the lock of its parent.
struct BuildLock {
  /// The tree that a parent process has locked.
  private static let variable = "PKGH_INTERNAL_LOCK"

  /// Whether no parent process holds the lock.
  private let isOurs: Bool

  /// - Parameter environment: What the programs inside get, which tells them that the tree is locked for them.
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
