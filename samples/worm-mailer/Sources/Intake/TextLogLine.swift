import Addresses
import Secrecy
import Signatures

/// Lines in the formats that go back to NCSA httpd: `CLIENT IDENT USER [TIME] "REQUEST" STATUS BYTES "REFERER" "AGENT"`,
/// with or without the last two, and with more before or behind it.
///
/// A user's name may have blanks and brackets in it, but no quotes, which servers escape. So the request is what stands
/// in the first quotes, the time in the last brackets before them, and the client in the first words.
enum TextLogLine {
  static func entry(_ line: ArraySlice<UInt8>) throws(LogLineProblem) -> LogEntry {
    guard let quote = firstQuote(line),
      let bracket = line[..<quote].lastIndex(of: 0x5D), line[bracket..<quote].count <= 2,
      let open = line[..<bracket].lastIndex(of: 0x5B)
    else { throw .unknown }
    let words = line[..<open].split(separator: 0x20)
    guard words.count >= 3 else { throw .unknown }
    var rest = line[quote...]
    let requestLine = quoted(&rest)
    let status = rest.split(separator: 0x20, maxSplits: 2).first.flatMap { UInt16(digits: $0) }
    let referer = nextQuoted(&rest)
    let agent = nextQuoted(&rest)
    let client = Client(words)
    let isCombined = client.format == .common && agent != nil
    return LogEntry(
      format: isCombined ? .combined : client.format, address: client.address,
      clientText: String(printing: client.text, limit: 100), port: client.port,
      time: LogTime.common(line[(open + 1)..<bracket]),
      request: Request(line: requestLine, agent: agent, referer: referer), status: status.map(Int.init),
      host: client.host, remark: client.remark)
  }

  /// The first quote that is not escaped.
  private static func firstQuote(_ line: ArraySlice<UInt8>) -> Int? {
    var place = line.startIndex
    while place < line.endIndex, line[place] != 0x22 { place += line[place] == 0x5C ? 2 : 1 }
    return place < line.endIndex ? place : nil
  }

  /// What is in quotes, without their escapes; a line may have been cut before its end.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let inside = rest.dropFirst()
    let end = firstQuote(inside) ?? rest.endIndex
    rest = rest[min(end + 1, rest.endIndex)...]
    return unescaped(inside[..<end])
  }

  /// The next quoted field; nil when there is none, or a hyphen stands for it.
  private static func nextQuoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let quote = rest.firstIndex(of: 0x22) else {
      rest = []
      return nil
    }
    rest = rest[quote...]
    let field = quoted(&rest)
    return field == [0x2D] ? nil : field
  }

  /// The bytes that Apache writes as `\xHH`, `\"`, `\\` and as C does it, and nginx as `\xHH`.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x5C) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let letter = rest.first else {
        result.append(byte)
        continue
      }
      if letter == 0x78,
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 3, rest[rest.startIndex + 1] != 0x2B
      {
        result.append(value)
        rest = rest.dropFirst(3)
      } else if let value = letters[letter] {
        result.append(value)
        rest = rest.dropFirst()
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static let letters: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11,
  ]
}

/// The words of a line before the time, and who is meant by them.
private struct Client {
  var format: LogEntry.Format
  var address: IPAddress?
  var text: ArraySlice<UInt8>
  var port: UInt16?
  var host: String?
  var remark: String?

  init(_ words: [ArraySlice<UInt8>]) {
    func address(_ index: Int) -> IPAddress? {
      guard index < words.count, words[index].count <= 100 else { return nil }
      return IPAddress(String(decoding: words[index], as: UTF8.self))
    }
    if words.count >= 5, let client = address(1), let port = UInt16(digits: words[2]) {
      format = .wormMailer
      self.address = client
      text = words[1]
      self.port = port == 0 ? nil : port
      host = HostName.cleaned(words[0])
      forgetIfAmbiguous(words, from: 3)
    } else if words.count >= 4, address(0) == nil, Self.hasPort(words[0]) {
      format = .vhostCombined
      self.address = address(1)
      text = words[1]
      host = HostName.cleaned(words[0])
      forgetIfAmbiguous(words, from: 2)
    } else {
      format = .common
      self.address = address(0)
      text = words[0]
    }
    if self.address == nil, remark == nil {
      remark = "'\(String(printing: text, limit: 100))' is not an IP address; the server has to log addresses"
    }
  }

  /// Whether it is `host:port`.
  private static func hasPort(_ word: ArraySlice<UInt8>) -> Bool {
    word.lastIndex(of: 0x3A).map { UInt16(digits: word[($0 + 1)...]) != nil } ?? false
  }

  /// A host with blanks in it, which a client may have sent, moves all words that follow; then it can be that none of
  /// the addresses in the line is the client's.
  private mutating func forgetIfAmbiguous(_ words: [ArraySlice<UInt8>], from start: Int) {
    let others = words.dropFirst(start).prefix(50)
    guard
      words.count > 60
        || others.contains(where: { IPAddress(String(decoding: $0.prefix(101), as: UTF8.self)) != nil })
    else { return }
    address = nil
    port = nil
    remark = "the line has more than one address, and which is the client's is not certain"
  }
}
