public import FileSystem

/// Something about a package that is not as it should be.
public struct Finding: Hashable, Sendable {
  public enum Severity: Hashable, Sendable {
    /// An installer would refuse the package, or install something else than was packed.
    case error
    /// Installers do not look at it; it is not what the tools write.
    case warning
  }

  public let severity: Severity
  public let problem: Problem

  public init(_ severity: Severity, _ problem: Problem) {
    self.severity = severity
    self.problem = problem
  }
}

/// The findings of a reader, shared with what it reads through.
final class Findings {
  private(set) var list: [Finding] = []
  /// A stream of nothing but mistakes must not fill the memory with complaints.
  private static let most = 10_000

  var isFull: Bool { list.count == Self.most }

  func add(_ severity: Finding.Severity, _ problem: Problem) {
    if !isFull { list.append(Finding(severity, problem)) }
  }
}
