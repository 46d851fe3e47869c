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
    var lines = Lines(source)
    let first = try lines.next()
    if first.last == UInt8(ascii: "\r") {
      throw Problem(
        .streamHeaderSyntax, at: .offset(source.name, UInt64(first.count - 1)),
        "has a carriage return at the end of its first line: it was sent as text; send it again as a binary file"
      )
    }
    var packages: [Package] = []
    var names: Set<String> = []
    while true {
      let start = source.offset
      let line = try lines.next()
      if line == [UInt8](Self.endMarker.utf8) { break }
      if line.isEmpty || line.first == .hash { continue }
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
      if source.offset > Self.longestText {
        throw Problem(
          .streamHeaderSyntax, at: .offset(source.name, start), "has a header without '\(Self.endMarker)'")
      }
    }
    if packages.isEmpty {
      throw Problem(.streamHeaderSyntax, at: .file(source.name), "has no package in its header")
    }
    self.init(packages: packages)
    try Self.skipPadding(source, findings)
  }

  /// The rest of the last block; a whole block of NULs too if the text filled its last one,
  /// since Sun's writer keeps room for one NUL.
  ///
  /// Sun's reader takes that block for the archive, and crashes after a text of one byte more than its blocks.
  private static func skipPadding(_ source: ByteSource, _ findings: Findings) throws {
    let length = source.offset
    var rest = Int(Block.end(after: length) - length)
    let fillsBlock = rest == 0
    if try fillsBlock && source.peek(1).first == 0 { rest = Block.size }
    let padding = try source.read(exactly: rest, "the header's last block")
    if let index = padding.firstIndex(where: { $0 != 0 }) {
      findings.stray(in: source.name)(length + UInt64(index))
    }
    guard fillsBlock ? rest > 0 : length % UInt64(Block.size) == 1 else { return }
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

    /// The next line without its line feed.
    mutating func next() throws -> [UInt8] {
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
      return Array(try source.read(exactly: end + 1, "the header").dropLast())
    }
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
