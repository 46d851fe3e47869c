/// A look at a model file's syntax before the TOML library gets it.
///
/// The parser of TOMLKit 0.6.0 (toml++) ends the program by an assertion on some texts that are not TOML, `[=]` for one. What
/// passes here is the part of TOML 1.0 that model files need, without dates, fractions and strings of several lines.
struct ModelSyntax {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  /// Where all that has been read stands.
  private var lines = ModelLines()

  /// Arrays and inline tables within each other.
  private static let deepest = 8

  /// Throws where the text is not of that part.
  ///
  /// - Returns: The lines of tables and keys.
  static func check(_ text: String) throws(ModelProblem) -> ModelLines {
    var syntax = ModelSyntax(bytes: Array(text.utf8))
    while syntax.place < syntax.bytes.count { try syntax.statement() }
    return syntax.lines
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ text: String) -> ModelProblem { .syntax(line: line, text) }

  /// A line: a heading, a key with its value, or nothing; then perhaps a remark.
  private mutating func statement() throws(ModelProblem) {
    skipBlanks()
    if take("[") {
      let isArray = take("[")
      let names = try key()
      lines.addTable(names, isArray: isArray, line: line)
      try expect("]", "']' after the name of a table")
      if isArray { try expect("]", "']]' after the name of a table") }
    } else if let next, next != UInt8(ascii: "#"), next != 0x0A, next != 0x0D {
      try pair(depth: 0)
    }
    skipBlanks()
    try remark()
    _ = take("\r")
    if place < bytes.count { try expect("\n", "the end of the line") }
  }

  private mutating func pair(depth: Int) throws(ModelProblem) {
    let names = try key()
    if depth == 0 { lines.addKey(names, line: line) }
    try expect("=", "'=' after a key")
    skipBlanks()
    try value(depth: depth)
  }

  /// Names with points between them, and blanks around.
  private mutating func key() throws(ModelProblem) -> [String] {
    var names: [String] = []
    repeat {
      skipBlanks()
      let start = place
      if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        try string()
        names.append(String(decoding: bytes[start..<place].dropFirst().dropLast(), as: UTF8.self))
      } else {
        while let next, Self.isBare(next) { place += 1 }
        if place == start { throw problem("a key is missing") }
        names.append(String(decoding: bytes[start..<place], as: UTF8.self))
      }
      skipBlanks()
    } while take(".")
    return names
  }

  private mutating func value(depth: Int) throws(ModelProblem) {
    if depth > Self.deepest { throw problem("arrays and tables are nested too deeply") }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try string()
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "{"): try inlineTable(depth: depth)
    default:
      let start = place
      while let next, Self.isBare(next) { place += 1 }
      let word = bytes[start..<place]
      let isNumber = !word.isEmpty && word.count <= 18 && word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      let isPlain = isNumber && (word.count == 1 || word.first != 0x30)
      if !isPlain, !word.elementsEqual("true".utf8), !word.elementsEqual("false".utf8) {
        throw problem("a value is missing, or is not a string, number, true, false, array or table")
      }
    }
  }

  private mutating func array(depth: Int) throws(ModelProblem) {
    place += 1
    while true {
      try skipLines()
      if take("]") { return }
      try value(depth: depth + 1)
      try skipLines()
      if take("]") { return }
      try expect(",", "',' or ']' in an array")
    }
  }

  private mutating func inlineTable(depth: Int) throws(ModelProblem) {
    place += 1
    skipBlanks()
    if take("}") { return }
    repeat {
      try pair(depth: depth + 1)
      skipBlanks()
    } while take(",")
    try expect("}", "',' or '}' in a table")
  }

  private mutating func string() throws(ModelProblem) {
    let quote = bytes[place]
    place += 1
    while let next, next != quote {
      if next < 0x20 || next == 0x7F {
        throw problem("a string does not end on its line, or has a control character")
      }
      place += 1
      if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { try escape() }
    }
    if next == nil { throw problem("a string does not end") }
    place += 1
    if next == quote { throw problem("a model file cannot have strings of several lines") }
  }

  /// What follows a backslash.
  private mutating func escape() throws(ModelProblem) {
    guard let letter = next else { throw problem("a string does not end") }
    place += 1
    if "btnfr\"\\".utf8.contains(letter) { return }
    let count = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    guard let digits = String(validating: bytes[place...].prefix(count), as: UTF8.self),
      digits.count == count, count > 0,
      digits.allSatisfy(\.isHexDigit), UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) != nil
    else { throw problem("'\\' is followed by no escape") }
    place += count
  }

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
