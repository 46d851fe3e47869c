public import FileSystem

/// An operand `NAME=value` of a command that builds a package.
///
/// It gives a variable of the prototype its value, whatever the prototype says; a name that
/// begins with a capital letter is a parameter of the package as well. Source: pkgmk(1).
public struct Assignment: Hashable, Sendable {
  public var name: ByteString
  public var value: ByteString

  public init(name: ByteString, value: ByteString) {
    self.name = name
    self.value = value
  }

  /// Takes an operand apart at its first `=`; nil when it has none, or nothing before it.
  public init?(parsing operand: ByteString) {
    guard let equals = operand.bytes.firstIndex(of: .equals), equals > 0 else { return nil }
    name = ByteString(operand.bytes[..<equals])
    value = ByteString(operand.bytes[(equals + 1)...])
  }
}
