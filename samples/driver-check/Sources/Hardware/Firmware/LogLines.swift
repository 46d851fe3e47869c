import Glibc

/// The lines of a log that may be about drivers and firmware, found without making a text of every one of millions.
struct LogLines {
  /// One of these is in all messages that `FirmwareMessage`, `LogEvent` and `DriverMessage` read.
  private static let marks =
    [
      "irmware", "FIRMWARE", "icrocode", "ucode", "atch file", " fw ", "FW", "fw:", "fw version ",
      "ailed to load", "ailed to request", "an't load", "DDP package", "rampatch", "ailed to send headers",
      "ailed to send body",
      "NVM file",
      "tplg", "opology file", "patch semaphore", "start patch", "uC ", "DMC ", ".hcd", ".bin",
      "load failed: Reason", "Upload failed. (file", "WLAN FW",
      "RTL: loading", "BCM: '", "clm_blob", "decompression failed", ": probe of ",
      ": probe with driver ",
      "USB disconnect", "peed USB device", "syfs fallback",
    ] + DriverMessage.marks

  /// What the kernel says first of all.
  private static let start = "Linux version "

  /// More of them no start of a kernel has; the last ones count.
  private static let most = 5000

  /// The kernel that said them, `2.6.18-4-686`; nil where the beginning is lost.
  let release: String?

  /// Those since the kernel last said its version.
  let lines: [String]

  init(_ bytes: [UInt8]) {
    (release, lines) = bytes.withUnsafeBytes { bytes in
      let first = Self.places(of: Self.start, in: bytes).last
      let since = UnsafeRawBufferPointer(rebasing: bytes[(first ?? 0)...])
      let word = since.dropFirst(Self.start.utf8.count).prefix(200).prefix { $0 > 0x20 }
      let release = first.map { _ in String(decoding: word, as: UTF8.self) }
      let places = Self.marks.flatMap { Self.places(of: $0, in: since) }
      let starts = Set(places.map { Self.lineStart(before: $0, in: since) })
      let texts = starts.sorted().suffix(Self.most).map { start in
        String(decoding: since[start...].prefix(2000).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      }
      return (release, texts)
    }
  }

  /// Where a text stands, at most once a line.
  private static func places(of text: String, in bytes: UnsafeRawBufferPointer) -> [Int] {
    let text = Array(text.utf8)
    // The byte of it that logs have least of, so that few places have to be looked at.
    let anchor = text.indices.max { rarity(text[$0]) < rarity(text[$1]) } ?? 0
    var places: [Int] = []
    var from = anchor
    while let base = bytes.baseAddress, from < bytes.count,
      let found = memchr(base + from, Int32(text[anchor]), bytes.count - from)
    {
      let place = UnsafeRawPointer(found) - base - anchor
      from = place + anchor + 1
      guard place + text.count <= bytes.count, memcmp(base + place, text, text.count) == 0 else { continue }
      places.append(place)
      from =
        (memchr(base + place, 0x0A, bytes.count - place).map { UnsafeRawPointer($0) - base } ?? bytes.count)
        + anchor
    }
    return places
  }

  /// How seldom logs have a byte; the letters stand with the most frequent first.
  private static func rarity(_ byte: UInt8) -> Int {
    Array(" 0e1t2noi3asr:.lcd45678u9hpmfb[]gxv-_ykw".utf8).firstIndex(of: byte) ?? 100
  }

  private static func lineStart(before place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
}
