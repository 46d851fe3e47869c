import FileSystem
public import Packaging
import SystemPackage

/// What a helper needs in order to have anything to do.
///
/// If none of the needs is there, running the helper would change nothing. The sequencer skips it
/// then, `--no-act` marks it, and both can say which needs were missing.
public struct Promise: Sendable {
  /// One thing that makes a helper worth running.
  public enum Need: Hashable, Sendable {
    /// A configuration file of a package: `PKG.dirs`.
    case file(String)
    /// A configuration file of the source: `not-installed`.
    case sourceFile(String)
    /// Something in a package's stage, or in the common one.
    case staged(String)
    /// A build system in the source.
    case buildSystem
    /// An option or argument of the helper's own.
    case options
  }

  /// The needs, any of which will do; nil is a helper that always has something to do.
  public let needs: [Need]?

  /// A helper that always has something to do.
  public static let always = Promise(needs: nil)

  /// A helper with nothing to do unless one of these is there.
  public static func unless(_ needs: Need...) -> Promise { Promise(needs: needs) }

  /// Whether a helper has something to do for a package.
  public func isDue(for package: BinaryPackage, in source: SourceTree, _ tree: BuildTree, options: Bool)
    -> Bool
  {
    guard let needs else { return true }
    return needs.contains { need in
      switch need {
      case .file(let kind):
        source.configPath(kind, for: package) != nil
      case .sourceFile(let name):
        exists(SourceTree.packaging.appending(name))
      case .staged(let path):
        exists(tree.stage(of: package).appending(path)) || exists(BuildTree.temporary.appending(path))
      case .buildSystem:
        Packaging.buildSystem(of: "") != NoBuildSystem.self
      case .options:
        options
      }
    }
  }

  /// What is missing when there is nothing to do, in words.
  public var absence: String {
    let words = (needs ?? []).compactMap { need in
      switch need {
      case .file(let kind): "no 'PACKAGE.\(kind)'"
      case .sourceFile(let name): "no '\(name)'"
      case .staged(let path): "nothing is in '\(path)'"
      case .buildSystem: "no build system is recognized"
      case .options: nil as String?
      }
    }
    return words.joined(separator: ", ")
  }

  private func exists(_ path: FilePath) -> Bool {
    (try? Stat(path, followTargetSymlink: false)) != nil
  }
}
