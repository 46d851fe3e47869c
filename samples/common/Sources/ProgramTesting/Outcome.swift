/// What a run of a program left behind.
public struct Outcome: Equatable, CustomStringConvertible, Sendable {
  /// The exit status; the negative number of the signal that ended it.
  public var status: Int32
  public var output: String
  public var errors: String

  /// All three, so that a failed comparison shows the whole story.
  public var description: String { "status \(status)\n--- output\n\(output)--- errors\n\(errors)---" }

  public init(_ output: String = "", errors: String = "", status: Int32 = 0) {
    self.status = status
    self.output = output
    self.errors = errors
  }
}
