import Sysroot

/// The one-line style: `deb [signed-by=...] http://deb.debian.org/debian bookworm main contrib`.
enum LineSources {
  static func read(_ text: String, _ file: String) -> [AptSource] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      source(line, file, index + 1)
    }
  }

  private static func source(_ line: Substring, _ file: String, _ number: Int) -> AptSource? {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    let isEnabled = !rest.hasPrefix("#")
    rest = rest.drop { $0 == "#" || $0 == " " || $0 == "\t" }
    // What comes after a further '#' is a remark.
    rest = rest.prefix { $0 != "#" }
    var options: String?
    guard let type = rest.split(whereSeparator: \.isWhitespace).first, ["deb", "deb-src"].contains(type)
    else {
      return nil
    }
    rest = rest.dropFirst(type.count).drop { $0.isWhitespace }
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      options = rest[..<end].dropFirst().trimmed
      rest = rest[end...].dropFirst()
    }
    // 'cdrom:[Debian GNU/Linux 4.0 r0 _Etch_]/' has blanks in it.
    var uri = ""
    rest = rest.drop { $0.isWhitespace }
    if rest.hasPrefix("cdrom:["), let end = rest.firstIndex(of: "]") {
      uri = String(rest[...end])
      rest = rest[end...].dropFirst()
      if rest.hasPrefix("/") { (uri, rest) = (uri + "/", rest.dropFirst()) }
    }
    var words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    if uri.isEmpty, !words.isEmpty { uri = words.removeFirst() }
    guard let suite = words.first, uri.contains(":") else { return nil }
    return AptSource(
      file: file, line: number, isEnabled: isEnabled, types: [String(type)], uris: [uri], suites: [suite],
      components: Array(words.dropFirst()), isStanza: false, options: options)
  }
}
