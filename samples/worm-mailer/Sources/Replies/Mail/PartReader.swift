/// Takes a mail apart into its parts (RFC 2046, section 5.1), looking at each line once.
struct PartReader {
  /// Parts deeper than this are not taken apart.
  static let maximumOfDepth = 8

  /// Further parts are left out.
  static let maximumOfParts = 200

  private let bytes: [UInt8]
  private var position = 0
  private var parts = 0

  /// The boundaries of the multiparts that are open, the outermost first.
  private var boundaries: [[UInt8]] = []

  /// The boundary that the last part ended at: whose it is, and whether it is the last of that multipart.
  private var found: (level: Int, isLast: Bool)?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a part to the next boundary of a multipart around it, or to the end.
  ///
  /// - Parameter type: What it contains if it does not say so.
  mutating func part(otherwise type: String = "text/plain", depth: Int = 0) -> MailPart {
    parts += 1
    let fields = header()
    let contentType = ContentType(fields.value("content-type"), otherwise: type)
    let start = position
    var inner: [MailPart] = []
    if found == nil, depth < Self.maximumOfDepth, parts < Self.maximumOfParts {
      let isEncoded = TransferEncoding(fields.value("content-transfer-encoding")) != .identity
      if contentType.isMultipart, let boundary = contentType.parameters["boundary"], !boundary.isEmpty {
        inner = multipart(boundary, isDigest: contentType.name == "multipart/digest", depth: depth)
      } else if contentType.name == "message/rfc822" || contentType.name == "message/global", !isEncoded {
        inner = [part(depth: depth + 1)]
      }
    }
    let end = found == nil ? skip() : position
    var part = MailPart(
      fields: fields, body: bytes[start..<max(start, withoutLineEnd(end))], contentType: contentType)
    part.parts = inner
    return part
  }

  /// Reads the header fields, and the empty line behind them.
  private mutating func header() -> HeaderFields {
    var fields = HeaderFields()
    var lines: [ArraySlice<UInt8>] = []
    while let line = nextLine() {
      if let boundary = boundary(line) {
        found = boundary
        break
      }
      // The line that mbox files begin a mail with, which some MTAs hand on.
      if lines.isEmpty, line.starts(with: Array("From ".utf8)) || line.starts(with: Array(">From ".utf8)) {
        advance()
        continue
      }
      let isContinued = line.first?.isBlank == true && !lines.isEmpty
      guard isContinued || HeaderFields.name(of: line) != nil else {
        if line.isEmpty { advance() }
        break
      }
      lines.append(line)
      advance()
    }
    _ = fields.read(lines)
    return fields
  }

  private mutating func multipart(_ boundary: [UInt8], isDigest: Bool, depth: Int) -> [MailPart] {
    let level = boundaries.count
    boundaries.append(boundary)
    var inner: [MailPart] = []
    skip()
    while let hit = found, hit.level == level, !hit.isLast {
      advance()
      found = nil
      if parts < Self.maximumOfParts {
        inner.append(part(otherwise: isDigest ? "message/rfc822" : "text/plain", depth: depth + 1))
      } else {
        skip()
      }
    }
    boundaries.removeLast()
    if let hit = found, hit.level == level {
      // The last boundary; what follows belongs to nobody.
      advance()
      found = nil
    }
    return inner
  }

  /// Goes on to the next boundary or to the end, and says where that is.
  @discardableResult
  private mutating func skip() -> Int {
    while let line = nextLine() {
      if let boundary = boundary(line) {
        found = boundary
        break
      }
      advance()
    }
    return position
  }

  /// The line at the position without its end, or nil at the end of the mail.
  private func nextLine() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    return bytes[position..<(end > position && bytes[end - 1] == 0x0D ? end - 1 : end)]
  }

  /// Goes behind the line at the position.
  private mutating func advance() {
    position = bytes[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// The end of a line before a boundary belongs to the boundary.
  private func withoutLineEnd(_ end: Int) -> Int {
    guard found != nil, end > 0, bytes[end - 1] == 0x0A else { return end }
    return end > 1 && bytes[end - 2] == 0x0D ? end - 2 : end - 1
  }

  /// Which boundary a line is, of several that are alike that of the outermost.
  private func boundary(_ line: ArraySlice<UInt8>) -> (level: Int, isLast: Bool)? {
    guard !boundaries.isEmpty, line.count > 2, line.starts(with: [0x2D, 0x2D]) else { return nil }
    let rest = line.dropFirst(2)
    for (level, boundary) in boundaries.enumerated() where rest.starts(with: boundary) {
      let behind = rest.dropFirst(boundary.count)
      if behind.allSatisfy(\.isBlank) { return (level, false) }
      if behind.starts(with: [0x2D, 0x2D]), behind.dropFirst(2).allSatisfy(\.isBlank) {
        return (level, true)
      }
    }
    return nil
  }
}
