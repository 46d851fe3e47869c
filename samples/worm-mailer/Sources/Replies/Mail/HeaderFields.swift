/// One header field of a mail (RFC 5322, section 2.2).
public struct HeaderField: Sendable, Equatable {
  /// The name in small letters.
  public let name: String

  /// The value as it came, unfolded, without blanks before and behind; at most `maximumSize` bytes of it.
  public let value: [UInt8]

  /// As many bytes of a value are kept.
  public static let maximumSize = 16_384

  /// The value as UTF-8 with its encoded words (RFC 2047) decoded.
  var decoded: [UInt8] { EncodedWords.decode(value) }
}

/// The header fields of a mail or of a part, in their order.
public struct HeaderFields: Sendable {
  /// As many fields are kept.
  public static let maximum = 1000

  public private(set) var fields: [HeaderField] = []
  private var places: [String: [Int]] = [:]

  /// The first field of a name in small letters, or nil.
  public subscript(_ name: String) -> HeaderField? { places[name]?.first.map { fields[$0] } }

  /// All fields of a name in small letters, at most 50.
  public func all(_ name: String) -> [HeaderField] { (places[name] ?? []).prefix(50).map { fields[$0] } }

  /// The value of the first field of a name, trimmed and as it came; empty when there is none.
  func value(_ name: String) -> ArraySlice<UInt8> { self[name]?.value[...] ?? [] }

  /// Adds a field by its name and its unfolded value.
  private mutating func add(name: ArraySlice<UInt8>, value: [UInt8]) {
    guard fields.count < Self.maximum else { return }
    let name = String(decoding: name.map(\.folded), as: UTF8.self)
    places[name, default: []].append(fields.count)
    fields.append(HeaderField(name: name, value: Array(value[...].trimmed)))
  }

  /// The name of the field that a line begins, or nil for a line that begins none: printable characters of ASCII and a
  /// colon (RFC 5322, section 3.6.8).
  static func name(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = line.prefix(200).firstIndex(where: { $0 == 0x3A || $0 <= 0x20 || $0 >= 0x7F }),
      line[end] == 0x3A, end > line.startIndex
    else { return nil }
    return line[..<end]
  }

  /// Reads the fields at the beginning of some lines, to the first line that is not one.
  ///
  /// - Returns: How many lines were read; the empty one behind the fields is not among them.
  mutating func read(_ lines: some Sequence<ArraySlice<UInt8>>) -> Int {
    var count = 0
    var name: ArraySlice<UInt8>?
    var value: [UInt8] = []
    func finish(_ fields: inout HeaderFields) {
      if let name { fields.add(name: name, value: value) }
    }
    for line in lines {
      if line.first?.isBlank == true, name != nil {
        if value.count < HeaderField.maximumSize {
          value += line.prefix(HeaderField.maximumSize - value.count)
        }
      } else if let next = Self.name(of: line) {
        finish(&self)
        name = next
        value = Array(line[(next.endIndex + 1)...].prefix(HeaderField.maximumSize))
      } else {
        break
      }
      count += 1
    }
    finish(&self)
    return count
  }
}
