/// The parser of model files: the part of TOML 1.0 that they need, without dates, fractions and strings of several lines.
struct ModelSyntax {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private let root = ModelTable(line: 1)

  /// The table that keys belong to, whose heading came last.
  private var current: ModelTable

  /// Arrays and inline tables within each other.
  private static let deepest = 8

  /// Reads a text; throws where it is not of that part of TOML.
  static func table(_ text: String) throws(ModelProblem) -> ModelTable {
    var syntax = ModelSyntax(bytes: Array(text.utf8))
    while syntax.place < syntax.bytes.count { try syntax.statement() }
    return syntax.root
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    current = root
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ text: String) -> ModelProblem { .syntax(line: line, text) }

  /// A line: a heading, a key with its value, or nothing; then perhaps a remark.
  private mutating func statement() throws(ModelProblem) {
    skipBlanks()
    if take("[") {
      let isArray = take("[")
      let names = try key()
      try expect("]", "']' after the name of a table")
      if isArray { try expect("]", "']]' after the name of a table") }
      current = try root.table(names, isArray: isArray, line: line)
    } else if let next, next != UInt8(ascii: "#"), next != 0x0A, next != 0x0D {
      try pair(in: current, depth: 0)
    }
    skipBlanks()
    try remark()
    _ = take("\r")
    if place < bytes.count { try expect("\n", "the end of the line") }
  }

  private mutating func pair(in table: ModelTable, depth: Int) throws(ModelProblem) {
    let names = try key()
    try expect("=", "'=' after a key")
    skipBlanks()
    let start = line
    try table.add(ModelEntry(value: try value(depth: depth).value, line: start), to: names)
  }

  /// Names with points between them, and blanks around.
  private mutating func key() throws(ModelProblem) -> [String] {
    var names: [String] = []
    repeat {
      skipBlanks()
      let start = place
      if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        names.append(try string())
      } else {
        while let next, Self.isBare(next) { place += 1 }
        if place == start { throw problem("a key is missing") }
        names.append(String(decoding: bytes[start..<place], as: UTF8.self))
      }
      skipBlanks()
    } while take(".")
    return names
  }

  private mutating func value(depth: Int) throws(ModelProblem) -> ModelEntry {
    let start = line
    return ModelEntry(value: try content(depth: depth), line: start)
  }

  private mutating func content(depth: Int) throws(ModelProblem) -> ModelEntry.Value {
    if depth > Self.deepest { throw problem("arrays and tables are nested too deeply") }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
    case UInt8(ascii: "["): return .list(try array(depth: depth))
    case UInt8(ascii: "{"): return .table(try inlineTable(depth: depth))
    default:
      let start = place
      while let next, Self.isBare(next) { place += 1 }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      if word == "true" || word == "false" { return .flag(word == "true") }
      let isNumber =
        word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && (word.count == 1 || word.first != "0")
      guard isNumber, let number = Int(word) else {
        throw problem("a value is missing, or is not a string, number, true, false, array or table")
      }
      return .number(number)
    }
  }

  private mutating func array(depth: Int) throws(ModelProblem) -> [ModelEntry] {
    place += 1
    var items: [ModelEntry] = []
    while true {
      try skipLines()
      if take("]") { return items }
      items.append(try value(depth: depth + 1))
      try skipLines()
      if take("]") { return items }
      try expect(",", "',' or ']' in an array")
    }
  }

  private mutating func inlineTable(depth: Int) throws(ModelProblem) -> ModelTable {
    let table = ModelTable(line: line, isDefined: true)
    place += 1
    skipBlanks()
    if take("}") { return table }
    repeat {
      try pair(in: table, depth: depth + 1)
      skipBlanks()
    } while take(",")
    try expect("}", "',' or '}' in a table")
    return table
  }

  private mutating func string() throws(ModelProblem) -> String {
    let quote = bytes[place]
    var text: [UInt8] = []
    place += 1
    while let next, next != quote {
      if next < 0x20 && next != 0x09 || next == 0x7F {
        throw problem("a string does not end on its line, or has a control character")
      }
      place += 1
      if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += String(try escape()).utf8
      } else {
        text.append(next)
      }
    }
    if next == nil { throw problem("a string does not end") }
    place += 1
    if next == quote { throw problem("a model file cannot have strings of several lines") }
    return String(decoding: text, as: UTF8.self)
  }

  /// What a backslash and what follows it stand for.
  private mutating func escape() throws(ModelProblem) -> Unicode.Scalar {
    guard let letter = next else { throw problem("a string does not end") }
    place += 1
    if let scalar = Self.escapes[letter] { return scalar }
    let count = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    guard let digits = String(validating: bytes[place...].prefix(count), as: UTF8.self),
      digits.count == count, count > 0, digits.allSatisfy(\.isHexDigit),
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw problem("'\\' is followed by no escape") }
    place += count
    return scalar
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\",
  ]

  private mutating func remark() throws(ModelProblem) {
    guard next == UInt8(ascii: "#") else { return }
    while let next, next != 0x0A, next != 0x0D {
      if next < 0x20 && next != 0x09 || next == 0x7F { throw problem("a control character in a comment") }
      place += 1
    }
  }

  private mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { place += 1 }
  }

  private mutating func skipLines() throws(ModelProblem) {
    while true {
      skipBlanks()
      try remark()
      _ = take("\r")
      if !take("\n") { return }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    if character == "\n" { line += 1 }
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar, _ words: String) throws(ModelProblem) {
    if !take(character) { throw problem("\(words) is missing") }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
