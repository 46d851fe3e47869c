/// Texts that are looked for in others all at once, for a machine may have as many serial numbers as devices.
struct SecretIndex {
  /// What is shorter is not a number of anything, and would be found everywhere.
  private static let shortest = 6

  private var secrets: Set<ArraySlice<UInt8>> = []

  /// The lengths of those that begin with the same bytes, the longest first.
  private var lengths: [UInt64: [Int]] = [:]

  init(_ texts: [String]) {
    for text in texts where text.utf8.count >= Self.shortest {
      let bytes = Array(text.utf8)[...]
      secrets.insert(bytes)
      let beginning = Self.beginning(of: bytes)
      if lengths[beginning]?.contains(bytes.count) != true {
        lengths[beginning, default: []].append(bytes.count)
        lengths[beginning]?.sort(by: >)
      }
    }
  }

  /// The text with something else instead of every one of them.
  func replaced(in text: String, by mark: String) -> String {
    if secrets.isEmpty { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if let length = length(at: bytes[place...]) {
        result += mark.utf8
        place += length
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// How long the secret is that bytes begin with.
  private func length(at bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= Self.shortest else { return nil }
    return lengths[Self.beginning(of: bytes)]?.first { length in
      length <= bytes.count && secrets.contains(bytes.prefix(length))
    }
  }

  private static func beginning(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(shortest).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
