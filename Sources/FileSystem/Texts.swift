public import SystemPackage

extension FilePath {
  /// Reads a whole text file, which must be UTF-8 without NUL bytes: a path name would end at one.
  public func text() throws -> String {
    try String(text: contents(), in: self)
  }
}

extension String {
  /// The text of these bytes, which a file holds or a program printed.
  ///
  /// - Parameter file: The file in messages.
  public init(text bytes: [UInt8], in file: FilePath) throws {
    if let problem = Problem(byteOrderMarkOf: bytes, in: file) { throw problem }
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      self = text
      return
    }
    let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }
    throw Problem(in: file, line: line.map { $0 + 1 }, "is not UTF-8 text")
  }
}

extension Problem {
  /// The bytes with which a program of Windows begins a text in UTF-8.
  public static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// A problem with a byte order mark at the beginning of a text; nil where there is none.
  public init?(byteOrderMarkOf text: some Sequence<UInt8>, in file: FilePath) {
    guard text.starts(with: Self.byteOrderMark) else { return nil }
    self.init(in: file, line: 1, "begins with a byte order mark; save it without one")
  }
}

extension StringProtocol {
  /// The lines of this text, without the newlines and the carriage returns before them.
  ///
  /// A `Character` may be `"\r\n"`, which is not `"\n"`: lines end at bytes, as they do for every other tool.
  public var lines: [SubSequence] {
    pieces(between: "\n").map { $0.last == "\r" ? $0.dropLast() : $0 }
  }

  /// The names between the slashes, without empty ones.
  ///
  /// Slashes are bytes too: a slash with a combining accent after it is a `Character` of its own.
  public var pathComponents: [SubSequence] {
    pieces(between: "/").filter { !$0.isEmpty }
  }

  /// The pieces between separators, which are looked for byte by byte.
  public func pieces(between separator: Unicode.Scalar) -> [SubSequence] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { self[$0.startIndex..<$0.endIndex] }
  }
}
