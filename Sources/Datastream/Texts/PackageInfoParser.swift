internal import FileSystem
internal import SystemPackage

/// Takes pkginfo apart as the SVR4 tools' own reader does, which is stricter than it looks
/// and looser than pkginfo(5) says.
///
/// A name is everything up to the first `=` or `:`; a line without either is passed over.
/// A value may stand between quotes, of which only one at the very start counts, and goes on
/// over a newline after a backslash; that newline belongs to the value.
struct PackageInfoParser {
  private let text: [UInt8]
  private let file: FilePath
  private var position = 0
  private var line = 1

  init(text: [UInt8], file: FilePath) {
    self.text = text
    self.file = file
  }

  /// The next parameter, or nil at the end of the text.
  mutating func next() throws -> PackageInfo.Parameter? {
    while let (name, place) = nextName() {
      let (value, isClosed) = nextValue()
      // A comment with a separator in it has a value like any other line, continuation
      // included, but an apostrophe in it need not be a mistake.
      if name.first == .hash { continue }
      guard isClosed else {
        throw Problem(
          .pkginfoSyntax, at: place, "the value of \(name.quoted) opens a quote and never closes it")
      }
      return PackageInfo.Parameter(name: ByteString(name), value: ByteString(value), place: place)
    }
    return nil
  }

  private mutating func nextName() -> (ArraySlice<UInt8>, Problem.Place)? {
    var start = position
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == .equals || byte == UInt8(ascii: ":") {
        return (text[start..<position - 1], .line(file, line))
      }
      if byte == .newline {
        line += 1
        start = position
      }
    }
    return nil
  }

  private mutating func nextValue() -> (value: [UInt8], isClosed: Bool) {
    var value: [UInt8] = []
    var atStart = true
    var isQuoted = false
    var isEscaped = false
    while position < text.count {
      let byte = text[position]
      position += 1
      if atStart && (byte == .blank || byte == .tab) { continue }
      if byte == .newline {
        line += 1
        guard isEscaped else { break }
        value[value.count - 1] = .newline  // in place of the backslash
        isEscaped = false
        atStart = true
        continue
      }
      if byte.isQuote && !isEscaped && (atStart || isQuoted) {
        isQuoted = atStart
        atStart = false
        continue
      }
      isEscaped = byte == .backslash
      value.append(byte)
      atStart = false
    }
    while value.last?.isSpace == true { value.removeLast() }
    return (value, !isQuoted)
  }
}
