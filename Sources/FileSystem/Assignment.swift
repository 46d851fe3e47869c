/// A name and its value, spelled `NAME=value`: an operand, a line, a variable of the environment.
public struct Assignment: Hashable, Sendable {
  public var name: ByteString
  public var value: ByteString

  public init(name: ByteString, value: ByteString) {
    self.name = name
    self.value = value
  }

  /// Takes a text apart at its first `=`; nil when it has none, or nothing before it.
  public init?(parsing text: ByteString) {
    guard let equals = text.bytes.firstIndex(of: .equals), equals > 0 else { return nil }
    name = ByteString(text.bytes[..<equals])
    value = ByteString(text.bytes[(equals + 1)...])
  }

  /// Takes an operand of a command apart.
  ///
  /// - Throws: ``Problem`` that names the operand when it is not `NAME=value`.
  public init(operand: String) throws {
    guard let assignment = Assignment(parsing: ByteString(operand)) else {
      throw Problem("'\(operand)' is not 'NAME=value'")
    }
    self = assignment
  }
}
