import Glibc

/// The lines of a log that may be about firmware, found without making a text of every one of millions.
struct LogLines {
  /// One of these is in all messages that `FirmwareMessage` reads.
  private static let marks = ["rmware", "load failed: Reason", "fw version "]

  /// What the kernel says first of all.
  private static let start = "Linux version "

  /// More of them no start of a kernel has; the last ones count.
  private static let most = 5000

  /// The kernel that said them, `2.6.18-4-686`; nil where the beginning is lost.
  let release: String?

  /// Those since the kernel last said its version.
  let aboutFirmware: [String]

  init(_ bytes: [UInt8]) {
    (release, aboutFirmware) = bytes.withUnsafeBytes { bytes in
      let first = Self.places(of: Self.start, in: bytes).last
      let since = UnsafeRawBufferPointer(rebasing: bytes[(first ?? 0)...])
      let word = since.dropFirst(Self.start.utf8.count).prefix(200).prefix { $0 > 0x20 }
      let release = first.map { _ in String(decoding: word, as: UTF8.self) }
      let places = Self.marks.flatMap { Self.places(of: $0, in: since) }
      let lines = Set(places.map { Self.lineStart(before: $0, in: since) })
      let texts = lines.sorted().suffix(Self.most).map { start in
        String(decoding: since[start...].prefix(2000).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      }
      return (release, texts)
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
