extension String {
  /// Bytes as two hexadecimal digits each.
  public init(hexadecimal bytes: some Sequence<UInt8>, uppercase: Bool = false, separator: String = "") {
    self = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }
      .joined(separator: separator)
  }
}
