public import SystemPackage

/// Everything that is wrong with some input, so that it can be put right at once.
///
/// A problem that is found twice is kept once.
public struct Problems: Error, Hashable, Sendable {
  private var found: [Problem] = []
  private var seen: Set<Problem> = []
  /// The files whose problems come first.
  private var firstFiles: [FilePath] = []

  public init() {}

  public init(_ list: some Sequence<Problem>) {
    for problem in list { add(problem) }
  }

  public var isEmpty: Bool { found.isEmpty }

  /// Lists the problems of some files before all others, whenever they are found.
  public mutating func list(first files: [FilePath]) { firstFiles = files }

  /// The problems: file by file in the order in which the files were read, and in a file by line; what
  /// is wrong with a file as a whole comes last.
  public var list: [Problem] {
    var files: [FilePath?: Int] = [:]
    for file in firstFiles { files[file] = files.count }
    for problem in found where files[problem.file] == nil { files[problem.file] = files.count }
    let places = found.enumerated().map { index, problem in
      (file: files[problem.file] ?? 0, line: problem.line ?? .max, index: index)
    }
    return places.sorted { ($0.file, $0.line, $0.index) < ($1.file, $1.line, $1.index) }.map {
      found[$0.index]
    }
  }

  public mutating func add(_ problem: Problem) {
    if seen.insert(problem).inserted { found.append(problem) }
  }

  /// The result of a body, or nil where it throws problems, which are added.
  ///
  /// - Throws: What the body throws that is not a problem of its input.
  @discardableResult
  public mutating func collect<Result>(_ body: () throws -> Result) throws -> Result? {
    do {
      return try body()
    } catch let problem as Problem {
      add(problem)
    } catch let problems as Problems {
      for problem in problems.found { add(problem) }
    }
    return nil
  }

  /// Throws the problems, if there are any; a single one is thrown as itself.
  public func throwIfAny() throws {
    if found.count == 1, let problem = found.first { throw problem }
    if !isEmpty { throw self }
  }
}

extension Problems: CustomStringConvertible {
  /// A line for each problem.
  public var description: String { list.map(\.description).joined(separator: "\n") }
}

extension Problem {
  /// The file that the problem is in; nil where it is in none.
  public var file: FilePath? { place?.file }

  /// The line of a text file, counted from 1; nil where the problem has none.
  public var line: Int? {
    if case .line(_, let line)? = place { line } else { nil }
  }
}
