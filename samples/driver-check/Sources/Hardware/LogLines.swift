import Glibc

/// The lines of a log that may be about firmware, found without making a text of every one of millions.
enum LogLines {
  /// One of these is in all messages that `FirmwareMessage` reads.
  private static let marks = ["rmware", "load failed: Reason"]

  /// What the kernel says first of all.
  private static let start = "Linux version "

  /// More of them no start of a kernel has; the last ones count.
  private static let most = 5000

  /// Those since the kernel last said its version.
  static func aboutFirmware(in bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBytes { bytes in
      let first = places(of: start, in: bytes).last ?? 0
      let since = UnsafeRawBufferPointer(rebasing: bytes[first...])
      let lines = Set(marks.flatMap { places(of: $0, in: since) }.map { lineStart(before: $0, in: since) })
      return lines.sorted().suffix(most).map { start in
        String(decoding: since[start...].prefix(2000).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      }
    }
  }

  /// Where a text stands, at most once a line.
  private static func places(of text: String, in bytes: UnsafeRawBufferPointer) -> [Int] {
    var text = text
    return text.withUTF8 { text in
      var places: [Int] = []
      var rest = bytes[...]
      while let base = bytes.baseAddress, let first = text.first,
        let found = memchr(base + rest.startIndex, Int32(first), rest.count)
      {
        let place = UnsafeRawPointer(found) - base
        rest = bytes[place...].dropFirst()
        if bytes[place...].starts(with: text) {
          places.append(place)
          rest = rest.drop { $0 != UInt8(ascii: "\n") }
        }
      }
      return places
    }
  }

  private static func lineStart(before place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
}
