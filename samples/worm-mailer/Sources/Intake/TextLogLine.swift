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
      let bracket = line[..<quote].lastIndex(of: 0x5D), line[bracket..<quote].elementsEqual([0x5D, 0x20]),
      let open = line[..<bracket].lastIndex(of: 0x5B)
    else { throw .unknown }
    let words = line[..<open].split(separator: 0x20)
    guard words.count >= 3 else { throw .unknown }
    var rest = line[quote...]
    let requestLine = quoted(&rest)
    let status = rest.split(separator: 0x20, maxSplits: 2).first.flatMap { UInt16(digits: $0) }
    let referer = nextQuoted(&rest)
    let agent = nextQuoted(&rest)
    let client = LogClient(words, hasNoHost: line.first == 0x20)
    // Our own format has one more, which says whether a page led a browser here.
    let fetchSite = client.format == .wormMailer ? nextQuoted(&rest) : nil
    let isCombined = client.format == .common && agent != nil
    // A hyphen stands for a field that there was not.
    let fields = [referer, agent, fetchSite].map { $0 == [0x2D] ? nil : $0 }
    let time = LogTime.common(line[(open + 1)..<bracket])
    return LogEntry(
      format: isCombined ? .combined : client.format, address: client.address,
      clientText: String(printing: client.text, limit: 100), port: client.port,
      time: time, timeIsUnreadable: time == nil,
      request: Request(line: requestLine, agent: fields[1], referer: fields[0], fetchSite: fields[2]),
      status: status.map(Int.init),
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

  /// The next quoted field; nil when there is none.
  private static func nextQuoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let quote = rest.firstIndex(of: 0x22) else {
      rest = []
      return nil
    }
    rest = rest[quote...]
    return quoted(&rest)
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
