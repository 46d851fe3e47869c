public import Sysroot

/// Why a model file cannot be used.
public enum ModelProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(TreeProblem)

  /// It is not TOML, at a line.
  case syntax(line: Int, String)

  /// It is TOML, but has what no model file has, at a line.
  case content(line: Int, String)

  /// What is wrong, without the place.
  public var description: String {
    switch self {
    case .unreadable(let problem): "\(problem)"
    case .syntax(_, let text), .content(_, let text): text
    }
  }

  /// What is wrong in a file, with its name and the line.
  public func description(in file: String) -> String {
    switch self {
    case .unreadable: "\(file): \(self)"
    case .syntax(let line, _), .content(let line, _): "\(file):\(line): \(self)"
    }
  }
}
