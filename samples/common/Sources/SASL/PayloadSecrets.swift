extension PayloadKind {
  /// Where a message of this kind has what must not be shown; empty where there is nothing.
  func secretRange(of bytes: UnsafeRawBufferPointer, from sender: Payload.Sender) -> Range<Int> {
    switch self {
    case .empty, .loginPrompt, .json, .cramChallenge, .scramClientFirst, .scramServerFirst: 0..<0
    case .text: sender == .server ? 0..<0 : 0..<bytes.count
    case .plain: Self.afterNames(bytes)
    case .cramResponse: max(bytes.count - 32, 0)..<bytes.count
    case .scramServerFinal: bytes.starts(with: "v=".utf8) ? 2..<bytes.count : 0..<0
    case .scramClientFinal: Self.after([",p="], in: bytes)
    case .xoauth2, .oauthBearer: Self.after(["auth=Bearer ", "auth=", "\u{1}"], in: bytes)
    }
  }

  /// What follows the second NUL; where NULs are missing or in the wrong place, what could be the password.
  private static func afterNames(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    if PayloadMistakes.looksLikeUTF16(bytes) { return 0..<bytes.count }
    let nuls = bytes.indices.lazy.filter { bytes[$0] == 0 }.prefix(2)
    guard let first = nuls.first, let last = nuls.dropFirst().first, last + 1 < bytes.count else {
      // Of `user NUL password NUL` the password stands where the user should.
      return (bytes.firstIndex(of: 0).map { $0 + 1 } ?? 0)..<bytes.count
    }
    // Of `NUL NUL user NUL password` it is not clear what is what.
    return (first + 1 == last ? last : last + 1)..<bytes.count
  }

  /// What follows the first of the markers that is there, up to the next control character; else all.
  private static func after(_ markers: [String], in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    for marker in markers {
      let length = marker.utf8.count
      guard bytes.count >= length else { continue }
      for start in 0...(bytes.count - length) where bytes[start...].starts(with: marker.utf8) {
        let secret = bytes[(start + length)...]
        return secret.startIndex..<(secret.firstIndex { $0 < 0x20 } ?? bytes.count)
      }
    }
    return 0..<bytes.count
  }
}
