/// The subject of a mail.
struct Subject {
  /// The text as UTF-8 without `Re:` and the like before it.
  let text: [UInt8]

  /// The same in small letters.
  let small: [UInt8]

  /// Whether `Re:` or `Fwd:` stood before it, so that what follows is somebody else's.
  let isAnswer: Bool

  private static let answers = [
    "re", "aw", "antw", "sv", "vs", "rv", "ref", "rif", "odp", "fw", "fwd", "wg", "tr", "enc", "i", "回复",
    "答复", "转发",
  ]

  init(_ fields: HeaderFields) {
    var rest = (fields["subject"]?.decoded ?? []).prefix(1000)[...].trimmed
    var isAnswer = false
    // Some programs count: `Re[2]:`.
    for _ in 0..<20 {
      guard let colon = rest.prefix(12).firstIndex(of: 0x3A) else { break }
      let word = rest[..<colon].prefix { $0 != 0x5B && $0 != 0x28 && !$0.isBlank }
      guard Self.answers.contains(String(decoding: word.map(\.folded), as: UTF8.self)) else { break }
      rest = rest[(colon + 1)...].trimmed
      isAnswer = true
    }
    text = Array(rest)
    small = Array(String(decoding: rest, as: UTF8.self).lowercased().utf8)
    self.isAnswer = isAnswer
  }

  /// Whether it begins with one of some texts in small letters.
  func begins(withOneOf texts: [String]) -> Bool { texts.contains { small.starts(with: $0.utf8) } }
}
