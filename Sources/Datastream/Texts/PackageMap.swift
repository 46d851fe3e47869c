internal import FileSystem
public import SystemPackage

/// The table of a package's objects: the file pkgmap.
///
/// Source: pkgmap(5), and what pkgmk writes.
public struct PackageMap: Hashable, Sendable {
  public var entries: [MapEntry]
  /// The number of parts (volumes), from the first line.
  public var partCount: Int
  /// What the largest part needs, in 512-byte blocks: an estimate for the installer's
  /// test of free space, which real packages overstate at will.
  public var maximumPartSize: UInt64
  /// The same for a compressed package, in 512-byte blocks; today's tools do not write it.
  public var compressedSize: UInt64?

  /// The largest number of parts that is accepted: a reader loops over them.
  static let partLimit = 9999

  /// The largest number of entries that are read or written, and of lines: several times that of the largest packages.
  static let lineLimit = 250_000

  /// A map whose number of parts is that of its highest part.
  public init(entries: [MapEntry]) {
    self.entries = entries
    partCount = entries.map(\.part).max() ?? 1
    maximumPartSize = 0
  }

  /// Reads a pkgmap file as the installers do.
  ///
  /// An absent part is part 1, further lines beginning with `:` or `#` are passed over, and
  /// so are words after the last field. A mode above 7777 counts as `?`, as it does to pkgadd.
  ///
  /// - Throws: ``Problem`` with the line that is not an entry or whose numbers are out of range, or where there are
  ///   more than 250,000 lines.
  public init(parsing text: [UInt8], file: FilePath) throws {
    try self.init(parsing: text, file: file, lines: Self.lineLimit)
  }

  /// - Parameter lines: The limit for the number of lines, where there are other maps before it.
  init(parsing text: [UInt8], file: FilePath, lines: Int) throws {
    try text.expectNoNUL(in: file, .pkgmapSyntax)
    let count = text.count { $0 == .newline }
    guard count <= lines else {
      let others = lines < Self.lineLimit ? " with the pkgmaps before it" : ""
      throw Problem(
        .textTooLong, at: .file(file), "has more than \(Self.lineLimit) lines\(others), which is the limit")
    }
    var header: Header?
    entries = []
    entries.reserveCapacity(count)
    var names = SharedNames()
    for line in TextLine.lines(of: text, in: file, .pkgmapSyntax) {
      if line.isMapEntry {
        entries.append(try MapEntry(mapWords: line.words, line).sharing(&names))
      } else if line.firstByte == .colon, header == nil && entries.isEmpty {
        header = try Header(line)
      }
    }
    let parts = entries.map(\.part).max() ?? 1
    partCount = header?.partCount ?? parts
    maximumPartSize = header?.maximumPartSize ?? 0
    compressedSize = header?.compressedSize
    if partCount < parts {
      throw Problem(
        .pkgmapSyntax, at: .file(file), "has entries of part \(parts), but its first line counts \(partCount)"
      )
    }
  }

  /// The file pkgmap, its entries in the order of `strcmp` on their paths.
  ///
  /// - Throws: ``Problem`` naming the first path that the format cannot express.
  public func serialized() throws -> [UInt8] {
    guard entries.count < Self.lineLimit else {
      throw Problem(
        "the package has \(entries.count) objects; the limit of a pkgmap is \(Self.lineLimit - 1)")
    }
    var text = [UInt8](": \(partCount) \(maximumPartSize)".utf8)
    if let compressedSize { text += " \(compressedSize)".utf8 }
    text.append(.newline)
    for entry in entries.sorted(by: { $0.path < $1.path }) {
      if let fault = entry.fault { throw Problem(.pkgmapEntryValue, at: nil, fault) }
      text += entry.mapLine
      text.append(.newline)
    }
    return text
  }

  /// Classes, owners and groups, of which the entries with equal ones have one copy.
  fileprivate struct SharedNames {
    private var names: Set<String> = []
    /// Far more than a map has.
    private static let limit = 1000

    mutating func share(_ name: String?) -> String? {
      // A string has so many bytes in itself.
      guard let name, name.utf8.count > 15 else { return name }
      if names.count < Self.limit { return names.insert(name).memberAfterInsert }
      return names.firstIndex(of: name).map { names[$0] } ?? name
    }
  }

  /// The map's first line, `: PARTS BLOCKS [COMPRESSED]`.
  private struct Header {
    let partCount: Int
    let maximumPartSize: UInt64
    let compressedSize: UInt64?

    init(_ line: TextLine) throws {
      let words = line.bytes.dropFirst(line.bytes.prefix { $0 != .colon }.count + 1)
        .split { $0 == .blank || $0 == .tab }
      guard (2...3).contains(words.count),
        let parts = Int(digits: words[0]), (1...PackageMap.partLimit).contains(parts),
        let size = UInt64(blocks: words[1])
      else {
        throw line.problem(
          "\(line.bytes.quoted) does not say ': PARTS BLOCKS', with 1 to \(PackageMap.partLimit) parts")
      }
      partCount = parts
      maximumPartSize = size
      compressedSize = try words.dropFirst(2).first.map { word in
        guard let size = UInt64(blocks: word) else {
          throw line.problem("the compressed size \(word.quoted) is not a number of blocks")
        }
        return size
      }
    }
  }
}

extension MapEntry {
  fileprivate consuming func sharing(_ names: inout PackageMap.SharedNames) -> MapEntry {
    className = names.share(className)
    if let own = attributes {
      attributes = Attributes(mode: own.mode, owner: names.share(own.owner), group: names.share(own.group))
    }
    return self
  }
}
