public import FileSystem
public import SystemPackage

/// Room that the scripts of a package will need: the information file space.
///
/// The room for the package's own objects is counted by the installers. Source: space(5).
public struct SpaceTable: Hashable, Sendable {
  /// Room in the file system of one directory.
  public struct Entry: Hashable, Sendable {
    /// A directory, relative to BASEDIR unless it is absolute.
    public var path: ByteString
    /// 512-byte blocks.
    public var blocks: UInt64
    /// Files, links and directories.
    public var inodes: UInt64

    public init(_ path: ByteString, blocks: UInt64, inodes: UInt64) {
      self.path = path
      self.blocks = blocks
      self.inodes = inodes
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The installers keep the numbers in a signed 32-bit long where it is that short.
  private static let numberLimit: UInt64 = 0x7fff_ffff
  /// Lines are read with a buffer of 256 bytes.
  private static let lineLimit = 255

  /// Reads a space file; comments, blank lines and words after the numbers are passed over.
  ///
  /// - Throws: ``Problem`` with the line that is not `PATH BLOCKS INODES`.
  public init(parsing text: [UInt8], file: FilePath) throws {
    entries = []
    for line in TextLine.lines(of: text, in: file, .spaceSyntax) {
      let words = line.bytes.split(whereSeparator: \.isSpace)
      guard let path = words.first, path.first != .hash else { continue }
      guard words.count >= 3, let blocks = UInt64(digits: words[1]), let inodes = UInt64(digits: words[2])
      else {
        throw line.problem("\(line.bytes.trimmed.quoted) does not say 'PATH BLOCKS INODES'")
      }
      let entry = Entry(ByteString(path), blocks: blocks, inodes: inodes)
      if let fault = Self.fault(of: entry) { throw line.problem(fault).with(.spaceEntry) }
      entries.append(entry)
    }
  }

  private static func line(of entry: Entry) -> [UInt8] {
    entry.path.bytes + " \(entry.blocks) \(entry.inodes)".utf8
  }

  private static func fault(of entry: Entry) -> String? {
    let path = entry.path.bytes.quoted
    if entry.path.isEmpty || entry.path.bytes.first == .hash { return "\(path) is no path" }
    if let fault = entry.path.wordFault { return "the path \(path) holds \(fault)" }
    if let number = [entry.blocks, entry.inodes].first(where: { $0 > numberLimit }) {
      return "\(path) asks for \(number), and the installers count to \(numberLimit)"
    }
    let length = line(of: entry).count
    return length > lineLimit
      ? "\(path) makes a line of \(length) bytes; the installers break lines at \(lineLimit)" : nil
  }

  /// The file space.
  ///
  /// - Throws: ``Problem`` naming the first path whose line the installers would not read.
  public func serialized() throws -> [UInt8] {
    try entries.flatMap { entry in
      if let fault = Self.fault(of: entry) { throw Problem(.spaceEntry, at: nil, fault) }
      return Self.line(of: entry) + [.newline]
    }
  }
}
