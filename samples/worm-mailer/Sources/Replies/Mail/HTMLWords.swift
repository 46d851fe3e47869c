/// The words of an HTML text, for mails that have no plain one.
///
/// This is not a renderer: tags go, those of blocks end a line, quotations get a `>`, and the target of a link follows in
/// angle brackets. What is hidden by style sheets is not.
struct HTMLWords {
  private let html: [UInt8]
  private var index = 0
  private var result: [UInt8] = []
  private var depth = 0

  /// The words as UTF-8.
  static func text(of html: [UInt8]) -> [UInt8] {
    var words = HTMLWords(html: Array(html.prefix(IncomingMail.maximumOfText)))
    words.read()
    return words.result
  }

  private init(html: [UInt8]) { self.html = html }

  /// Elements that begin and end lines.
  private static let blocks: Set<String> = [
    "p", "div", "br", "tr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "table", "blockquote", "pre", "hr",
    "title",
  ]

  private mutating func read() {
    while index < html.count {
      switch html[index] {
      case 0x3C: tag()
      case 0x26: entity()
      case let byte: append(byte)
      }
    }
  }

  /// Adds a character; blanks and line ends are one blank.
  private mutating func append(_ byte: UInt8) {
    index += 1
    let isBlank = byte.isBlank || byte == 0x0A || byte == 0x0D
    if isBlank, result.last == 0x20 || result.last == 0x0A || result.isEmpty { return }
    add([isBlank ? 0x20 : byte])
  }

  private mutating func add(_ bytes: some Sequence<UInt8>) {
    if depth > 0, result.last == 0x0A || result.isEmpty { result += Array("> ".utf8) }
    result += bytes
  }

  private mutating func endLine() {
    if let last = result.last, last != 0x0A { result.append(0x0A) }
  }

  /// Leaves a tag out, with all of a comment, a script or a style sheet.
  private mutating func tag() {
    let start = index + 1
    if html[start...].starts(with: Array("!--".utf8)) {
      index = html.position(of: "-->", from: start).map { $0 + 3 } ?? html.count
      return
    }
    guard let end = html[start...].firstIndex(of: 0x3E) else {
      index = html.count
      return
    }
    index = end + 1
    let isEnd = html[start] == 0x2F
    let name = html[(isEnd ? start + 1 : start)..<max(end, isEnd ? start + 1 : start)].prefix(20)
      .prefix { $0.isLetterOrDigit }.map(\.folded)
    switch String(decoding: name, as: UTF8.self) {
    case "script" where !isEnd: skip(to: "</script")
    case "style" where !isEnd: skip(to: "</style")
    case "a" where !isEnd: link(html[start..<end])
    case "blockquote":
      endLine()
      depth = isEnd ? max(0, depth - 1) : min(depth + 1, 100)
    case let name where Self.blocks.contains(name): endLine()
    default: break
    }
  }

  /// Goes to an end tag in whichever case, or to the end.
  private mutating func skip(to end: String) {
    while let less = html[index...].firstIndex(of: 0x3C) {
      index = less
      if html[less...].begins(withSmall: end) { return }
      index += 1
    }
    index = html.count
  }

  /// The target of a link, as forms for reports are often given by nothing else.
  private mutating func link(_ tag: ArraySlice<UInt8>) {
    let small = tag.prefix(2000).map(\.folded)
    guard let place = small.position(of: "href=") else { return }
    let value = tag.dropFirst(place + 5)
    let quote = value.first
    let isQuoted = quote == 0x22 || quote == 0x27
    let target = value.dropFirst(isQuoted ? 1 : 0).prefix(1000)
      .prefix { isQuoted ? $0 != quote : $0 > 0x20 }
    guard target.begins(withSmall: "https://") else { return }
    // Of all characters only the ampersand has to be written as an entity there.
    let pieces = target.text.split(separator: "&amp;", omittingEmptySubsequences: false)
    add(" <\(pieces.joined(separator: "&"))> ".utf8)
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
  ]

  private mutating func entity() {
    let name = html[(index + 1)...].prefix(10).prefix { $0.isLetterOrDigit || $0 == 0x23 }
    guard name.endIndex < html.count, html[name.endIndex] == 0x3B else {
      append(0x26)
      return
    }
    let text = name.text
    let digits = text.dropFirst(1)
    let code =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    if let known = Self.entities[text] {
      add(known.utf8)
    } else if text.hasPrefix("#"), let code, code >= 0x20, let scalar = Unicode.Scalar(code) {
      add(String(scalar).utf8)
    } else {
      append(0x26)
      return
    }
    index = name.endIndex + 1
  }
}
