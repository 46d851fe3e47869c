import ProcStat
import Reporting

/// Reads a JSON value (RFC 8259) from its text, as far as it is wanted: a value is many times as large as its text.
struct JSONText {
  private var rest: ArraySlice<UInt8>

  /// The names of the members that are kept of objects.
  private let names: Set<String>

  /// Whether what is read now is kept.
  private var isKept = true

  private init(_ text: ArraySlice<UInt8>, keeping names: Set<String>) {
    rest = text
    self.names = names
  }

  /// Arrays and objects in each other; ours have five.
  private static let deepest = 32

  /// The most elements that are kept of an array, and the most bytes of a string.
  private static let mostElements = 100_000
  private static let longestString = 4096

  /// Where a text stops being JSON.
  struct NotJSON: Error, CustomStringConvertible {
    let rest: Subject?

    var description: String {
      rest.map { "not the JSON of a report from \($0) on" }
        ?? "the JSON text has no end; each report must be on one line"
    }
  }

  /// The value that a text is.
  ///
  /// - Parameter names: The members that are wanted of objects, whichever these are.
  static func value(of text: ArraySlice<UInt8>, keeping names: Set<String>) throws(NotJSON) -> JSON {
    var reader = JSONText(text, keeping: names)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.rest.isEmpty else { throw reader.problem }
    return value
  }

  private var problem: NotJSON { NotJSON(rest: rest.isEmpty ? nil : Subject(rest.prefix(33))) }

  private mutating func skipSpace() { rest = rest.drop(while: \.isSpace) }

  private mutating func take(_ word: StaticString) -> Bool {
    let isNext = word.withUTF8Buffer { rest.starts(with: $0) }
    if isNext { rest = rest.dropFirst(word.utf8CodeUnitCount) }
    return isNext
  }

  private mutating func value(depth: Int) throws(NotJSON) -> JSON {
    skipSpace()
    guard depth < Self.deepest, let first = rest.first else { throw problem }
    switch first {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      throw problem
    }
  }

  private mutating func members(depth: Int) throws(NotJSON) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    rest.removeFirst()
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard rest.first == UInt8(ascii: "\"") else { throw problem }
      let name = try string()
      skipSpace()
      guard take(":") else { throw problem }
      let outside = isKept
      // Of a name that is there twice, the first counts.
      isKept = isKept && names.contains(name) && !members.contains { $0.0 == name }
      let value = try value(depth: depth + 1)
      if isKept { members.append((name, value)) }
      isKept = outside
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw problem }
    }
  }

  private mutating func elements(depth: Int) throws(NotJSON) -> [JSON] {
    var elements: [JSON] = []
    rest.removeFirst()
    skipSpace()
    if take("]") { return elements }
    while true {
      guard elements.count < Self.mostElements else { throw problem }
      let value = try value(depth: depth + 1)
      if isKept { elements.append(value) }
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw problem }
    }
  }

  private mutating func number() throws(NotJSON) -> JSON {
    let word = rest.prefix { "+-.eE0123456789".utf8.contains($0) }
    let text = String(decoding: word, as: UTF8.self)
    if let integer = UInt64(text) {
      rest = rest.dropFirst(word.count)
      return .integer(integer)
    }
    guard word.count <= 32, Double(text) != nil else { throw problem }
    rest = rest.dropFirst(word.count)
    return .decimal(text)
  }

  private mutating func string() throws(NotJSON) -> String {
    let whole = rest
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let text = escape() else { throw NotJSON(rest: Subject(whole.prefix(33))) }
        bytes += text
      case 0..<0x20: throw NotJSON(rest: Subject(whole.prefix(33)))
      default: bytes.append(byte)
      }
      if !isKept {
        bytes.removeAll(keepingCapacity: true)
      } else if bytes.count > Self.longestString {
        throw NotJSON(rest: Subject(whole.prefix(33)))
      }
    }
    throw problem
  }

  /// What a backslash and the characters after it stand for; half of a pair of surrogates stands for nothing.
  private mutating func escape() -> [UInt8]? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      if let scalar = Unicode.Scalar(unit) { return Array(String(scalar).utf8) }
      guard take("\\u"), let second = codeUnit() else { return nil }
      let text = String(decoding: [unit, second], as: UTF16.self)
      return text.unicodeScalars.count == 1 ? Array(text.utf8) : nil
    default: return nil
    }
  }

  private mutating func codeUnit() -> UInt16? {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    rest = rest.dropFirst(4)
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
