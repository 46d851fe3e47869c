public import Secrecy

extension Secret {
  /// The bytes as text; tests have no secrets.
  public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
