public import FileSystem
public import Packaging
import SystemPackage

/// What a helper needs in order to have anything to do.
///
/// If none of the needs is there, running the helper would change nothing. ``reasonToSkip(for:in:_:hasOptions:)`` says
/// so, and why: to the sequencer, which skips the helper, and to whoever shows what it would do.
public struct Promise: Sendable {
  /// One thing that makes a helper worth running.
  public enum Need: Hashable, Sendable {
    /// A configuration file of a package: `PKG.dirs`.
    case file(FileKind)
    /// A configuration file of any package, acted on or not: a helper that notes for `pkgh-missing`
    /// what goes into packages does so for all of them.
    case fileOfAny(FileKind)
    /// Something in a package's stage, or in the common one.
    case staged(String)
    /// The same below `usr` or the package's Basedir: `share/man`.
    case stagedInPrefix(String)
    /// Files of the upstream `make install` in the common stage.
    case upstreamStage
    /// A build system in the source.
    case buildSystem
    /// An option or argument of the helper's own.
    case options

    /// Whether each package has its own; another need is met for all or for none.
    fileprivate var isOfPackage: Bool {
      switch self {
      case .file, .staged, .stagedInPrefix: true
      case .fileOfAny, .upstreamStage, .buildSystem, .options: false
      }
    }
  }

  /// The needs, any of which will do; nil is a helper that always has something to do.
  public let needs: [Need]?
  /// The word of DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES that leaves nothing to do, such as `nostrip`.
  private let refusalWord: String?

  /// A helper that always has something to do.
  public static let always = Promise(needs: nil, refusalWord: nil)

  /// A helper with nothing to do unless one of these is there.
  public static func unless(_ needs: Need...) -> Promise { Promise(needs: needs, refusalWord: nil) }

  /// The same promise, with nothing to do where the build is asked for with a word such as `nostrip`.
  public func refused(by word: String) -> Promise { Promise(needs: needs, refusalWord: word) }

  /// Why the environment leaves nothing to do, whatever is in the tree; nil where it does not.
  public func refusal(_ environment: Environment) -> String? {
    refusalWord.flatMap { environment.has($0) ? "'\($0)' is set" : nil }
  }

  /// The line that shows a helper, or another step, which is not run.
  ///
  /// - Parameter canChange: Whether a step before this one could give it something to do.
  public static func skipped(_ step: String, because reason: String, canChange: Bool = false) -> String {
    "   \(step)  (skipped\(canChange ? ", unless a step before changes that" : ""): \(reason))"
  }

  /// Whether the build may make what is needed, so that only a real run can tell.
  public var dependsOnBuild: Bool {
    (needs ?? []).contains { need in
      switch need {
      case .staged, .stagedInPrefix, .upstreamStage, .buildSystem: true
      case .file, .fileOfAny, .options: false
      }
    }
  }

  /// Why a helper has nothing to do for any of some packages; nil where it has.
  ///
  /// - Parameter hasOptions: Whether options or arguments were given, which may give it something to do.
  public func reasonToSkip(
    for packages: [BinaryPackage], in source: SourceTree, _ tree: BuildTree, hasOptions: Bool
  ) throws -> String? {
    if let refusal = refusal(source.environment) { return refusal }
    guard let needs else { return nil }
    let isMet = try needs.contains { need in
      try (need.isOfPackage ? packages[...] : packages.prefix(1)).contains {
        try Self.isMet(need, $0, source, tree, hasOptions: hasOptions)
      }
    }
    return isMet ? nil : needs.compactMap(Self.absence).joined(separator: ", ")
  }

  private static func isMet(
    _ need: Need, _ package: BinaryPackage, _ source: SourceTree, _ tree: BuildTree, hasOptions: Bool
  ) throws -> Bool {
    func isStaged(_ path: String) throws -> Bool {
      try [tree.stage(of: package), BuildTree.temporary].contains {
        try $0.appending(path).exists(followingLinks: false)
      }
    }
    return switch need {
    case .file(let kind): try source.configPath(kind, for: package) != nil
    case .fileOfAny(let kind):
      try source.packages.contains { try source.configPath(kind, for: $0) != nil }
    case .staged(let path): try isStaged(path)
    case .stagedInPrefix(let path): try isStaged("\(package.prefix)/\(path)")
    case .upstreamStage: try BuildTree.temporary.exists(followingLinks: false)
    case .buildSystem:
      // The helper says that nothing of ours builds it.
      try BuildSystems.recognized(in: "") != NoBuildSystem.self || ForeignBuildSystem(in: "") != nil
    case .options: hasOptions
    }
  }

  /// What is missing where a need is not met, in words.
  private static func absence(_ need: Need) -> String? {
    switch need {
    case .file(let kind), .fileOfAny(let kind): "no 'PACKAGE.\(kind.name)'"
    case .staged(let path), .stagedInPrefix(let path): "there is nothing in '\(path)'"
    case .upstreamStage: "there is nothing in '\(BuildTree.temporary)'"
    case .buildSystem: "no build system was recognized"
    case .options: nil
    }
  }
}
