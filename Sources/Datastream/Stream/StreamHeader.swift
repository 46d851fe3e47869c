internal import FileSystem
internal import SystemPackage

/// The text a datastream begins with: which packages it holds, in how many parts.
///
/// Source: pkgtrans(1) and libpkg's dstream.c for what its readers accept.
public struct StreamHeader: Hashable, Sendable {
  /// A package's line: `PKGINST NPARTS MAXPART [PARTS_ON_VOLUME...]`.
  public struct Package: Hashable, Sendable {
    /// The package's name, with `.2` and so on for a further instance.
    public var instance: String
    public var partCount: Int
    /// The largest part in blocks of 512 bytes: an estimate for a test of free space, 0 for no test.
    public var maximumPartSize: UInt64
    /// How many parts are on each volume, if the stream was made for several tapes or floppies.
    public var partsOnVolumes: [Int]

    public init(
      instance: String, partCount: Int, maximumPartSize: UInt64, partsOnVolumes: [Int] = []
    ) {
      self.instance = instance
      self.partCount = partCount
      self.maximumPartSize = maximumPartSize
      self.partsOnVolumes = partsOnVolumes
    }
  }

  public var packages: [Package]

  public init(packages: [Package]) { self.packages = packages }

  static let magic = "# PaCkAgE DaTaStReAm"
  static let endMarker = "# end of header"
  /// Readers have a buffer of 128 bytes for a line.
  static let longestLine = 128
  /// Readers have a buffer of 32 bytes and the NUL for a name, and scan into it without a limit.
  static let longestName = 32

  /// The header as a stream begins with it, filled with NUL to a multiple of 512 bytes.
  public func serialized() throws -> [UInt8] {
    var text = Self.magic + "\n"
    for package in packages { text += try line(of: package) + "\n" }
    // Sun's writer and reader do not agree on where the archive after a text of n x 512 bytes
    // begins, and its reader dies of one byte more; a comment moves the end away from there.
    let remainder = (text.utf8.count + Self.endMarker.utf8.count + 1) % Block.size
    if remainder < 2 { text += "#\n" }
    text += Self.endMarker + "\n"
    let padding = Block.count(for: UInt64(text.utf8.count)) * UInt64(Block.size) - UInt64(text.utf8.count)
    return [UInt8](text.utf8) + [UInt8](repeating: 0, count: Int(padding))
  }

  private func line(of package: Package) throws -> String {
    let numbers =
      ["\(package.partCount)", "\(package.maximumPartSize)"] + package.partsOnVolumes.map { "\($0)" }
    let line = ([package.instance] + numbers).joined(separator: " ")
    guard line.utf8.count < Self.longestLine, try Package(line: [UInt8](line.utf8)) == package else {
      throw Problem("'\(line)' cannot stand in the header of a stream")
    }
    return line
  }
}
