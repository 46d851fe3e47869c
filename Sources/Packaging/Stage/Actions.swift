public import FileSystem
import Glibc
public import SystemPackage

/// The only way to a side effect: whatever a helper does to the disk, it does through here.
///
/// With `verbose` each action is shown as the command a person would type, after a tab;
/// with `noAct` it is shown and not done.
public struct Actions: Sendable {
  public let isVerbose: Bool
  public let noAct: Bool
  public let environment: Environment
  /// The stages that are worked on: what is written below one of them stays there.
  private let stages: Stages
  /// The stage that `--tmpdir` names, which has a mark of its own.
  private let namedStage: FilePath?
  /// The top of the source tree; what helpers remove is below it.
  private let top: FilePath

  public init(
    verbose: Bool, noAct: Bool, environment: Environment, stages: [FilePath] = [],
    namedStage: FilePath? = nil, top: FilePath = "."
  ) {
    self.isVerbose = verbose || noAct
    self.namedStage = namedStage
    self.top = top
    self.noAct = noAct
    self.environment = environment
    self.stages = Stages(stages)
  }

  /// Refuses a place in a stage, or in our notes, that the disk would look for elsewhere.
  ///
  /// A staged link `usr/share -> /etc` may be right on the target machine, but following it here would write into /etc
  /// of the build machine.
  ///
  /// - Parameter isDirectory: Whether the last name will be entered too instead of replaced.
  public func requireInStage(_ path: FilePath, isDirectory: Bool = false) throws {
    let followed = isDirectory ? path : path.removingLastComponent()
    for directory in stages.around(followed) + [BuildTree.notes] { try followed.requireInside(directory) }
  }

  /// Shows an action, and does it unless nothing is to be done.
  private func perform(_ words: [String], _ action: () throws -> Void) throws {
    if isVerbose { printLine("\t" + Subprocess(words, environment: [:]).line) }
    if !noAct { try action() }
  }

  public func makeDirectory(_ directory: FilePath) throws {
    try requireInStage(directory, isDirectory: true)
    let newStage = try stages.around(directory).first { try $0.isNewStage() }
    // A note without a stage does no harm, but a stage without its note is not ours: the note is made first. The mark
    // of a stage that '--tmpdir' names is in the stage.
    if let newStage, newStage != namedStage { try claim(newStage) }
    if try directory.status()?.type != .directory {
      try perform(["install", "-d", directory.string]) { try directory.makeDirectories() }
    }
    if let newStage, newStage == namedStage { try claim(newStage) }
  }

  /// Marks a stage that has just been made, or is about to be filled, as ours: it may be removed again.
  public func claim(_ stage: FilePath) throws {
    if noAct { return }
    if stage == namedStage { return try StageMark.put(in: stage) }
    let foreignMark = top.pushing(BuildTree.foreignMark(of: stage))
    try foreignMark.requireInside(top.pushing(BuildTree.notes))
    try foreignMark.removingLastComponent().makeDirectories()
    if try foreignMark.exists() { try foreignMark.removeTree() }
  }

  /// Copies a file or a link.
  ///
  /// - Parameter mode: The permission bits of a file; without, 0755 if anybody may execute the file and 0644 otherwise.
  public func install(_ source: FilePath, as destination: FilePath, mode: UInt32? = nil) throws {
    let status: Stat
    do {
      status = try Stat(source, followTargetSymlink: mode != nil)
    } catch {
      throw Problem(error, "read", source)
    }
    switch status.type {
    case .symbolicLink:
      try makeDirectory(destination.removingLastComponent())
      try perform(["cp", "-P", source.string, destination.string]) {
        try destination.makeSymbolicLink(to: source.linkTarget())
      }
    default:
      let executable = status.permissions.rawValue & 0o111 != 0
      let bits = mode ?? (executable ? 0o755 : 0o644)
      try makeDirectory(destination.removingLastComponent())
      try perform(["install", "-m\(String(bits, radix: 8))", source.string, destination.string]) {
        try source.copy(to: destination, mode: bits)
      }
    }
  }

  public func link(to target: ByteString, at path: FilePath) throws {
    try makeDirectory(path.removingLastComponent())
    try perform(["ln", "-s", target.description, path.string]) { try path.makeSymbolicLink(to: target) }
  }

  public func hardLink(to file: FilePath, at name: FilePath) throws {
    try makeDirectory(name.removingLastComponent())
    try perform(["ln", "-f", file.string, name.string]) { try name.makeHardLink(to: file) }
  }

  public func setMode(_ mode: UInt32, of path: FilePath) throws {
    try perform(["chmod", String(mode, radix: 8), path.string]) { try path.setMode(mode) }
  }

  /// Removes files and trees; what is not there is not mentioned.
  ///
  /// - Parameters:
  ///   - paths: What lies below the top of the source tree.
  ///   - stage: A directory that was named as a package's stage, wherever it is: one that helpers have made, or an
  ///     empty one.
  /// - Throws: ``Problem`` for the first path that must not be removed, and then nothing is.
  public func remove(_ paths: [FilePath], stage: FilePath? = nil) throws {
    let rule = try RemovalRule(top: top)
    if let stage, let refusal = try rule.refusal(ofStage: stage) { throw Problem(in: stage, refusal) }
    for path in paths {
      if let refusal = try rule.refusal(of: path) { throw Problem(in: path, refusal) }
    }
    for path in (stage.map { [$0] } ?? []) + paths {
      guard let place = try rule.place(of: path), try place.exists(followingLinks: false) else { continue }
      try perform(["rm", "-rf", path.string]) { try place.removeTree() }
    }
  }

  /// Reads a small file of our notes, empty where it is not there, and writes what it is to be instead.
  ///
  /// That is done under a lock: helpers of one build may run side by side.
  public func update(_ path: FilePath, _ edit: @escaping ([UInt8]) throws -> [UInt8]) throws {
    try requireInStage(path)
    let earlier = try path.exists() ? path.contents() : []
    if try edit(earlier) == earlier { return }
    try perform(["install", "-m644", "/dev/stdin", path.string]) { try path.update(edit) }
  }

  /// Writes a whole file, atomically.
  public func write(_ contents: [UInt8], to path: FilePath, mode: UInt32 = 0o644) throws {
    try makeDirectory(path.removingLastComponent())
    try perform(["install", "-m\(String(mode, radix: 8))", "/dev/stdin", path.string]) {
      try path.write(contents, mode: mode)
    }
  }

  /// Does something that is not a single command, such as writing a stream.
  public func perform(describedAs words: [String], _ action: () throws -> Void) throws {
    try perform(words, action)
  }

  /// Runs a program, which must end with status 0.
  ///
  /// - Parameters:
  ///   - wrapper: The words of a program that runs the program.
  ///   - changes: Variables that are set for the program, over our own.
  public func run(_ words: [String], through wrapper: [String] = [], changes: [String: String] = [:]) throws {
    let status = try status(of: wrapper + words, changes: changes)
    if status != 0 { throw Problem("'\(words.first ?? "")' failed with status \(status)") }
  }

  /// Runs a program, and tells the status that it ended with: 0 where nothing is to be done.
  public func status(of words: [String], changes: [String: String] = [:]) throws -> Int32 {
    var status: Int32 = 0
    try perform(words) {
      status = try Subprocess(words, environment: environment.variables.merging(changes) { $1 }).run()
    }
    return status
  }
}

extension FilePath {
  /// Whether a stage is not there, or has nothing in it.
  fileprivate func isNewStage() throws -> Bool {
    guard let status = try status() else { return true }
    return try status.type == .directory && isEmptyDirectory()
  }
}
