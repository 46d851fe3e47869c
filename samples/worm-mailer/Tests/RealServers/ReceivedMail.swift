import Foundation

/// A mail with its envelope, as a mail server got it.
public struct ReceivedMail: Sendable {
  /// A header, in one line.
  public struct Header: Sendable, Equatable {
    public let name: String
    public let value: String
  }

  /// The envelope's sender without `<` and `>`: empty for mail that must not be answered.
  public let sender: String

  /// The envelope's recipients without `<` and `>`.
  public let recipients: [String]

  /// The message alone, without the lines that the sink put before it; lines end with LF.
  public let bytes: [UInt8]

  /// The message's headers in their order, unfolded.
  public let headers: [Header]

  /// What comes after the first empty line; lines end with LF.
  public let body: String

  /// The values of the headers of a name; capitals do not matter.
  public subscript(name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// Reads a file of smtp-sink(1): lines `X-Mail-Args` and `X-Rcpt-Args`, a `Received` of its own, then the message.
  init(file: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let (all, _) = Self.headers(of: bytes)
    let envelope = all.prefix { $0.header.name != "Received" }.map(\.header)
    sender = envelope.first { $0.name == "X-Mail-Args" }.map { Self.path($0.value) } ?? ""
    recipients = envelope.filter { $0.name == "X-Rcpt-Args" }.map { Self.path($0.value) }
    let start = all.count > envelope.count ? all[envelope.count].end : 0
    let message = Array(bytes[start...])
    let (own, end) = Self.headers(of: message)
    self.bytes = message
    headers = own.map(\.header)
    body = String(decoding: message[end...], as: UTF8.self)
  }

  /// `<a@b.example> SIZE=100` without the rest.
  private static func path(_ arguments: String) -> String {
    String(arguments.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
  }

  /// The headers with the places where they end, and where the body begins.
  private static func headers(of bytes: [UInt8]) -> ([(header: Header, end: Int)], Int) {
    var found: [(header: Header, end: Int)] = []
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 10) ?? bytes.count
      let line = String(decoding: bytes[position..<end], as: UTF8.self)
      position = min(end + 1, bytes.count)
      if line.isEmpty { break }
      if line.hasPrefix(" ") || line.hasPrefix("\t"), let last = found.popLast() {
        let value = last.header.value + " " + line.drop { $0 == " " || $0 == "\t" }
        found.append((Header(name: last.header.name, value: value), position))
      } else {
        let name = line.prefix { $0 != ":" }
        let value = line.dropFirst(name.count + 1).drop { $0 == " " }
        found.append((Header(name: String(name), value: String(value)), position))
      }
    }
    return (found, position)
  }
}
