public import FileSystem
internal import SystemPackage

/// The two texts that say what a package is, as they were found.
public struct PackageTexts: Sendable {
  /// The package's name, with `.2` and so on for a further instance.
  public let instance: String
  public let infoText: [UInt8]
  public let mapText: [UInt8]
  public let info: PackageInfo
  public let map: PackageMap
  /// The name of the pkgmap in messages.
  let mapFile: FilePath
  /// What a stream's header says of the package; nil in a directory.
  public let line: StreamHeader.Package?
}

/// A part of a package, formerly a floppy disk; nearly all packages have one part.
public struct Part: Hashable, Sendable {
  /// The package's place among the reader's packages.
  public var package: Int
  /// Counted from 1.
  public var number: Int
}

/// Packages that are read once, front to back: a stream, or a package in a directory.
///
/// Ask for the next part, then for its members until there is none, then for the next part.
/// What is not asked for is skipped, and its headers are checked all the same.
public protocol PackageReader: ~Copyable {
  var packages: [PackageTexts] { get }

  /// The findings so far that do not prevent reading on.
  var remarks: [Finding] { get }

  /// Goes to the next part; nil after the last one.
  mutating func nextPart() throws -> Part?

  /// Goes to the part's next file or directory; nil after the last one.
  mutating func nextMember() throws -> Member?

  /// Gives the member's content in pieces; once, and nothing for a directory.
  mutating func readContent(_ body: (UnsafeRawBufferPointer) throws -> Void) throws

  /// A problem of a member, or of the whole where there is none.
  func problem(_ member: Member?, _ message: String) -> Problem
}

extension PackageReader where Self: ~Copyable {
  /// The whole content of a member that is a text.
  mutating func readText(of member: Member, limit: Int) throws -> [UInt8] {
    guard member.size <= limit else {
      throw problem(member, "'\(member.name)' has \(member.size) bytes; the limit is \(limit)").with(
        .textTooLong)
    }
    var text: [UInt8] = []
    try readContent { text += $0 }
    return text
  }
}

extension PackageTexts {
  /// Limits in bytes, above those of any package; a reader keeps these texts in memory.
  static let infoLimit = 1 << 20
  static let mapLimit = 32 << 20
}
