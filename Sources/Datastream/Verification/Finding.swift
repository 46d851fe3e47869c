public import FileSystem

/// Something that is wrong with a package.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable {
    /// An installer would refuse the package, or would install something else than was packed.
    case error
    /// Installers do not look at it, but the tools that write packages do not do it.
    case warning
  }

  public let code: FindingCode
  /// Where it is, and what, in words.
  public let problem: Problem

  public var severity: Severity { code.severity }

  public init(_ code: FindingCode, _ problem: Problem) {
    self.code = code
    self.problem = problem.with(code)
  }

  /// What a reader threw; what the system would not read has no code of its own, and gets ``FindingCode/fileUnreadable``.
  public init(thrown problem: Problem) {
    self.init(problem.code.flatMap(FindingCode.init) ?? .fileUnreadable, problem)
  }
}

extension Problem {
  /// A problem with the code that verification and lint show for it.
  init(_ code: FindingCode, at place: Place?, _ message: String) {
    self.init(at: place, message)
    self.code = code.rawValue
  }

  /// The same problem with a code.
  func with(_ code: FindingCode) -> Problem {
    Problem(code, at: place, message)
  }
}

/// The findings of a reader, shared with what it reads through.
final class Findings {
  private(set) var list: [Finding] = []
  /// The most findings that are listed, which keeps the memory small for a stream that has nothing but mistakes.
  static let limit = 1000

  /// Whether there are more than are listed.
  var isFull: Bool { list.count > Self.limit }

  func add(_ code: FindingCode, _ problem: @autoclosure () -> Problem) {
    if !isFull { list.append(Finding(code, problem())) }
  }
}
