/// What a program left behind that was run for its answer.
public struct CommandResult: Sendable {
  /// The exit status; nil when it was killed, by us for being late or by somebody else.
  public var status: Int32?
  public var output: [UInt8]
  public var errors: [UInt8]

  public init(status: Int32?, output: [UInt8] = [], errors: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errors = errors
  }
}
