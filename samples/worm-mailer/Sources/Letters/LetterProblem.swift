public import Reporting

/// Why a letter cannot be written.
public struct LetterProblem: Problem, Equatable {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
