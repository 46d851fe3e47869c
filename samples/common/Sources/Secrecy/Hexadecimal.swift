extension String {
  /// Bytes as two hexadecimal digits each.
  public init(hexadecimal bytes: some Sequence<UInt8>, uppercase: Bool = false, separator: String = "") {
    self = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }
      .joined(separator: separator)
  }
}

extension Secret {
  /// The bytes of another secret as two hexadecimal digits each, in small letters.
  public convenience init(hexadecimal bytes: Secret) {
    let digits = Array("0123456789abcdef".utf8)
    self.init(count: bytes.count * 2) { room in
      bytes.withBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          room[index * 2] = digits[Int(byte >> 4)]
          room[index * 2 + 1] = digits[Int(byte & 15)]
        }
      }
    }
  }
}
