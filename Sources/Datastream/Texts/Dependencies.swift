public import FileSystem
public import SystemPackage

/// What a package requires and what it is incompatible with: the information file depend.
///
/// Versions are compared for equality, word by word; SVR4 does not order them.
/// Source: depend(5), and dockdeps.c of the installers.
public struct Dependencies: Hashable, Sendable {
  public var dependencies: [Dependency]
  /// What parsing ignored, but the installers do not.
  private var oddities: [Problem] = []

  public init(_ dependencies: [Dependency] = []) {
    self.dependencies = dependencies
  }

  /// Reads a depend file; comments and blank lines are passed over.
  ///
  /// - Throws: ``Problems``: each line that is neither a dependency nor a version.
  public init(parsing text: [UInt8], file: FilePath) throws {
    self.init()
    var problems = Problems()
    var isAfterComment = false
    for line in TextLine.lines(of: text, in: file, .dependSyntax) {
      try problems.collect { try read(line, isAfterComment: &isAfterComment) }
    }
    try problems.throwIfAny()
  }

  private mutating func read(_ line: TextLine, isAfterComment: inout Bool) throws {
    guard let start = line.bytes.firstIndex(where: { !$0.isSpace }) else { return }
    if line.bytes[start] == .hash {
      isAfterComment = isAfterComment || start == line.bytes.startIndex
      if line.bytes.count > Self.lineLimit {
        oddities.append(
          line.problem(
            "is a comment of \(line.bytes.count) bytes, whose end the installers read as another line"
          ).with(.dependLongComment))
      }
    } else if start == line.bytes.startIndex {
      dependencies.append(try Dependency(line))
      isAfterComment = false
    } else {
      guard !dependencies.isEmpty else {
        throw line.problem("a version comes before the first dependency; begin the line without a blank")
      }
      if isAfterComment {
        oddities.append(
          line.problem("the installers stop at a version below an unindented comment: indent the comment")
            .with(.dependVersionBelowComment))
      }
      dependencies[dependencies.count - 1].alternatives.append(try Dependency.Alternative(line))
    }
  }

  /// The installers' buffer for a line is 256 bytes.
  static let lineLimit = 255

  /// Everything the installers would misread in these dependencies.
  public func problems() -> [Problem] { problems(besides: nil) }

  /// The same for packages of others, whose names may have a `_`.
  var installationProblems: [Problem] { problems(besides: UInt8(ascii: "_")) }

  private func problems(besides other: UInt8?) -> [Problem] {
    oddities
      + dependencies.flatMap { dependency in
        dependency.faults(besides: other).map { code, fault in Problem(code, at: dependency.place, fault) }
      }
  }

  /// The file depend.
  ///
  /// - Throws: The first of ``problems()``.
  public func serialized() throws -> [UInt8] {
    if let problem = problems().first { throw problem }
    return dependencies.flatMap { dependency in
      dependency.lines.flatMap { $0 + [.newline] }
    }
  }

  /// Two files with the same content are equal, whatever their places are.
  public static func == (left: Self, right: Self) -> Bool { left.dependencies == right.dependencies }

  public func hash(into hasher: inout Hasher) { hasher.combine(dependencies) }
}
