extension PayloadKind {
  /// Recognizes a message; what looks like nothing else is text.
  init(_ bytes: UnsafeRawBufferPointer, from sender: Payload.Sender) {
    if bytes.isEmpty {
      self = .empty
    } else if Self.isPrompt(bytes, from: sender) {
      self = .loginPrompt
    } else if sender != .server, bytes.contains(0) {
      self = .plain
    } else if bytes.starts(with: "user=".utf8), bytes.contains(1) {
      self = .xoauth2
    } else if bytes.starts(with: "n,".utf8), bytes.contains(1) {
      self = .oauthBearer
    } else if let kind = Self.scram(bytes) {
      self = kind
    } else if bytes.starts(with: "{\"".utf8), bytes.last == UInt8(ascii: "}") {
      self = .json
    } else if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">"),
      bytes.contains(UInt8(ascii: "@"))
    {
      self = .cramChallenge
    } else if Self.isCramResponse(bytes) {
      self = .cramResponse
    } else {
      self = .text
    }
  }

  /// Whether it is LOGIN's question; what is only a word may as well be the answer to it.
  private static func isPrompt(_ bytes: UnsafeRawBufferPointer, from sender: Payload.Sender) -> Bool {
    guard sender != .client, !bytes.dropLast().contains(0), Login.Question(bytes) != nil else { return false }
    return sender == .server || bytes.contains(UInt8(ascii: ":")) || bytes.last == 0
  }

  private static func scram(_ bytes: UnsafeRawBufferPointer) -> PayloadKind? {
    let fields = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    func begin(_ starts: String...) -> Bool {
      fields.count >= starts.count && zip(fields, starts).allSatisfy { $0.starts(with: $1.utf8) }
    }
    if begin("n", "", "n=", "r=") || begin("y", "", "n=", "r=") || begin("p=", "", "n=", "r=") {
      return .scramClientFirst
    }
    if begin("r=", "s=", "i=") { return .scramServerFirst }
    if begin("c=", "r="), fields.last?.starts(with: "p=".utf8) == true { return .scramClientFinal }
    // A password may begin like this, too, but not go on so.
    if begin("v="), fields[0].count == 30 || fields[0].count == 46, fields[0].last == UInt8(ascii: "=") {
      return .scramServerFinal
    }
    if fields.count == 1, begin("e="), ScramFields.isError(bytes.dropFirst(2)) { return .scramServerFinal }
    return nil
  }

  private static func isCramResponse(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 33, bytes[bytes.count - 33] == UInt8(ascii: " ") else { return false }
    return bytes.suffix(32).allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
  }
}
