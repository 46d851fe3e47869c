internal import FileSystem
internal import SystemPackage

extension StreamHeader {
  /// The limit for the text of a header, which is enough for thousands of packages.
  private static let longestText = 1 << 18
  private static let mostPackages = 5000

  /// Reads the header at the beginning of a stream, with the NULs after it.
  ///
  /// As to the installers, what follows the magic words in their line is a comment.
  ///
  /// - Parameter findings: Gets what does not prevent reading on.
  init(reading source: ByteSource, _ findings: Findings) throws {
    let magic = [UInt8](Self.magic.utf8)
    guard try source.peek(magic.count).elementsEqual(magic) else {
      let kind = ForeignFile.name(of: Array(try source.peek(ForeignFile.length)))
      throw Problem(
        .notAStream, at: .offset(source.name, source.offset),
        "is not a package stream\(kind.map { ", but \($0)" } ?? ""): it does not begin with '\(Self.magic)'")
    }
    let lines = Lines(source)
    let first = try lines.next()
    if first.last == UInt8(ascii: "\r") {
      throw Problem(
        .streamHeaderSyntax, at: .offset(source.name, UInt64(first.count - 1)),
        "has a carriage return at the end of its first line: it was sent as text; send it again as a binary file"
      )
    }
    let marker = [UInt8](Self.endMarker.utf8)
    // The end of the first marker, which may be in a comment.
    var end = first.endOfFirst(marker).map { UInt64($0) }
    var packages: [Package] = []
    var names: Set<String> = []
    while true {
      try lines.skipEmpty()
      let start = source.offset
      if start > Self.longestText {
        throw Problem(
          .streamHeaderSyntax, at: .offset(source.name, start), "has a header without '\(Self.endMarker)'")
      }
      let line = try lines.next()
      end = end ?? line.endOfFirst(marker).map { start + UInt64($0) }
      if line == marker { break }
      if line.first == .hash { continue }
      do {
        let package = try Package(line: line)
        guard names.insert(package.instance).inserted else {
          throw Problem(
            .streamHeaderDuplicatePackage, at: nil, "package '\(package.instance)' is listed twice")
        }
        guard packages.count < Self.mostPackages else {
          throw Problem(
            .streamHeaderSyntax, at: nil,
            "more than \(Self.mostPackages) packages are listed, which no stream has")
        }
        packages.append(package)
      } catch let problem as Problem {
        throw Problem(Finding(thrown: problem).code, at: .offset(source.name, start), problem.message)
      }
    }
    if packages.isEmpty {
      throw Problem(.streamHeaderSyntax, at: .file(source.name), "has no package in its header")
    }
    self.init(packages: packages)
    try Self.skipPadding(source, end ?? source.offset, findings)
  }

  /// The rest of the last block; a whole block of NULs too if the text filled its last one,
  /// since Sun's writer keeps room for one NUL.
  ///
  /// Sun's reader takes that block for the archive. The last block that it reads is the one where it finds the first
  /// end marker, be that in a comment or without its newline, and it crashes if the header goes on after that.
  private static func skipPadding(_ source: ByteSource, _ markerEnd: UInt64, _ findings: Findings) throws {
    let length = source.offset
    var rest = Int(Block.end(after: length) - length)
    let fillsBlock = rest == 0
    if try fillsBlock && source.peek(1).first == 0 { rest = Block.size }
    let padding = try source.read(exactly: rest, "the header's last block")
    if let index = padding.firstIndex(where: { $0 != 0 }) {
      findings.stray(in: source.name)(length + UInt64(index))
    }
    let isReadWhole = Block.end(after: markerEnd) == Block.end(after: length)
    if !isReadWhole && length - markerEnd > 1 {
      findings.add(
        .streamHeaderLength,
        Problem(
          in: source.name, offset: markerEnd,
          "has '\(endMarker)' before the end of its header: the installers look for the packages after it"))
    }
    guard fillsBlock ? rest > 0 : !isReadWhole && length - markerEnd == 1 else { return }
    findings.add(
      .streamHeaderLength,
      Problem(
        in: source.name, offset: length,
        "has a header of \(length) bytes, after which the installers do not find the packages: write one that is longer"
      ))
  }

  private struct Lines {
    private let source: ByteSource

    init(_ source: ByteSource) { self.source = source }

    /// Passes over the lines that are empty, many at once.
    func skipEmpty() throws {
      while true {
        let count = try source.peek(StreamHeader.longestLine).prefix { $0 == .newline }.count
        if count == 0 || source.offset > StreamHeader.longestText { return }
        _ = try source.read(exactly: count, "the header")
      }
    }

    /// The next line without its line feed.
    func next() throws -> [UInt8] {
      let ahead = try source.peek(StreamHeader.longestLine)
      guard let end = ahead.firstIndex(of: .newline) else {
        let place = Problem.Place.offset(source.name, source.offset)
        guard ahead.count == StreamHeader.longestLine else {
          throw Problem(
            .streamTruncated, at: place,
            "ends in the middle of its header: the file is cut short, fetch or build it again")
        }
        throw Problem(
          .streamHeaderSyntax, at: place,
          "has a line in its header that is longer than \(StreamHeader.longestLine) bytes")
      }
      let line = [UInt8](try source.read(exactly: end + 1, "the header").prefix(end))
      guard !line.contains(0) else {
        throw Problem(
          .streamHeaderSyntax, at: .offset(source.name, source.offset - UInt64(end + 1)),
          "has a NUL in a line of its header, at which the installers stop reading")
      }
      return line
    }
  }
}

extension [UInt8] {
  /// The end of the first place where a text is in a line, most of which are too short for it.
  fileprivate func endOfFirst(_ text: [UInt8]) -> Int? {
    count < text.count ? nil : firstRange(of: text)?.upperBound
  }
}

extension StreamHeader.Package {
  /// Parses `PKGINST NPARTS MAXPART [PARTS_ON_VOLUME...]`, as the installers do with sscanf(3).
  ///
  /// Any blanks separate the words, and what follows the numbers is ignored.
  init(line: [UInt8]) throws {
    let text = String(decoding: line, as: UTF8.self)
    let words = line.split(whereSeparator: \.isSpace)
    guard words.count >= 3, let parts = Int(digits: words[1]), let size = UInt64(blocks: words[2]) else {
      throw Problem(.streamHeaderSyntax, at: nil, "'\(text)' is not 'PACKAGE PARTS BLOCKS'")
    }
    let name = words[0]
    guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != .slash }),
      name.first != UInt8(ascii: ".")
    else {
      throw Problem(
        .streamHeaderSyntax, at: nil,
        "'\(String(decoding: name, as: UTF8.self))' is not the name of a package")
    }
    guard !name.isEmpty, name.count <= StreamHeader.longestName else {
      throw Problem(
        .streamHeaderSyntax, at: nil,
        "'\(String(decoding: name, as: UTF8.self))' is not a package name of 1 to \(StreamHeader.longestName) characters"
      )
    }
    guard (1...PackageMap.partLimit).contains(parts) else {
      throw Problem(
        .streamHeaderSyntax, at: nil,
        "'\(text)' has \(parts) parts, which is not 1 to \(PackageMap.partLimit)")
    }
    var volumes: [Int] = []
    for word in words.dropFirst(3) {
      guard let count = UInt64(digits: word) else { break }
      volumes.append(Int(clamping: count))
    }
    self.init(
      instance: String(decoding: name, as: UTF8.self), partCount: parts, maximumPartSize: size,
      partsOnVolumes: volumes)
  }
}
