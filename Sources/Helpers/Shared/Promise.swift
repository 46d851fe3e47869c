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
    /// A configuration file of any package, acted on or not: a helper that notes for `pkgh-missing`
    /// what goes into packages does so for all of them.
    case fileOfAny(String)
    /// A configuration file of the source: `not-installed`.
    case sourceFile(String)
    /// Something in a package's stage, or in the common one.
    case staged(String)
    /// The same below `usr` or the package's Basedir: `share/man`.
    case stagedInPrefix(String)
    /// Something that the upstream's `make install` left to be shared out.
    case upstreamStage
    /// A build system in the source.
    case buildSystem
    /// An option or argument of the helper's own.
    case options
  }

  /// The needs, any of which will do; nil is a helper that always has something to do.
  public let needs: [Need]?
  /// The word of DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES that leaves nothing to do, such as `nostrip`.
  public let refusal: String?

  /// A helper that always has something to do.
  public static let always = Promise(needs: nil, refusal: nil)

  /// A helper with nothing to do unless one of these is there.
  public static func unless(_ needs: Need...) -> Promise { Promise(needs: needs, refusal: nil) }

  /// The same promise, with nothing to do where the build is asked for with a word such as `nostrip`.
  public func refused(by word: String) -> Promise { Promise(needs: needs, refusal: word) }

  /// Whether a helper has something to do for a package.
  public func isDue(for package: BinaryPackage, in source: SourceTree, _ tree: BuildTree, options: Bool)
    -> Bool
  {
    if let refusal, source.environment.has(refusal) { return false }
    guard let needs else { return true }
    return needs.contains { need in
      switch need {
      case .file(let kind):
        source.configPath(kind, for: package) != nil
      case .fileOfAny(let kind):
        source.packages.contains { source.configPath(kind, for: $0) != nil }
      case .sourceFile(let name):
        exists(SourceTree.packaging.appending(name))
      case .staged(let path):
        isStaged(path, package, tree)
      case .stagedInPrefix(let path):
        isStaged("\(package.prefix)/\(path)", package, tree)
      case .upstreamStage:
        exists(BuildTree.temporary)
      case .buildSystem:
        Packaging.buildSystem(of: "") != NoBuildSystem.self
      case .options:
        options
      }
    }
  }

  private func isStaged(_ path: String, _ package: BinaryPackage, _ tree: BuildTree) -> Bool {
    exists(tree.stage(of: package).appending(path)) || exists(BuildTree.temporary.appending(path))
  }

  /// What is missing when there is nothing to do, in words.
  public var absence: String {
    if let refusal { return "'\(refusal)' is asked for" }
    let words = (needs ?? []).compactMap { need in
      switch need {
      case .file(let kind), .fileOfAny(let kind): "no 'PACKAGE.\(kind)'"
      case .sourceFile(let name): "no '\(name)'"
      case .staged(let path), .stagedInPrefix(let path): "nothing is in '\(path)'"
      case .upstreamStage: "nothing is in '\(BuildTree.temporary)'"
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
