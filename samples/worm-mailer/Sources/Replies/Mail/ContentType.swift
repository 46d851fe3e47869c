/// What a part contains (RFC 2045, section 5).
struct ContentType: Equatable {
  /// `type/subtype` in small letters.
  var name: String

  /// Parameters by their names in small letters, at most 20.
  var parameters: [String: [UInt8]] = [:]

  var isMultipart: Bool { name.hasPrefix("multipart/") }

  /// The text of a parameter in small letters.
  func small(_ parameter: String) -> String {
    String(decoding: (parameters[parameter] ?? []).map(\.folded), as: UTF8.self)
  }

  /// Reads a field's value; what is not a type is `text/plain`, as RFC 2045, section 5.2, has it.
  init(_ value: ArraySlice<UInt8>, otherwise name: String = "text/plain") {
    let pieces = Self.pieces(value.prefix(4096))
    let type = pieces.first.map { Array($0[...].trimmed).map(\.folded) } ?? []
    let isType = type.filter { $0 == 0x2F }.count == 1 && type.first != 0x2F && type.last != 0x2F
    self.name =
      isType && type.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) ? String(decoding: type, as: UTF8.self) : name
    for piece in pieces.dropFirst().prefix(20) {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      let key = String(decoding: piece[..<equals][...].trimmed.map(\.folded), as: UTF8.self)
      add(key, Array(piece[(equals + 1)...].trimmed))
    }
  }

  /// Adds a parameter; one in sections, `boundary*0` (RFC 2231, section 3), is put together in the order of its sections.
  private mutating func add(_ key: String, _ value: [UInt8]) {
    let parts = key.split(separator: "*", maxSplits: 1)
    guard parts.count == 2, let base = parts.first.map(String.init) else {
      if parameters[key] == nil { parameters[key] = value }
      return
    }
    parameters[base, default: []] += value
  }

  /// What stands between semicolons outside of quotes; quotes and the backslashes in them are taken away.
  private static func pieces(_ value: ArraySlice<UInt8>) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for byte in value {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case 0x5C where isQuoted:
        isEscaped = true
        continue
      case 0x22:
        isQuoted.toggle()
        continue
      case 0x3B where !isQuoted:
        pieces.append([])
        continue
      default: break
      }
      pieces[pieces.count - 1].append(byte)
    }
    return pieces
  }
}
