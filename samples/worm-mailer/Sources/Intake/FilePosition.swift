/// How far a file has been read, through its rotations; to be stored, so that a restart neither loses nor doubles lines.
public struct FilePosition: Codable, Equatable, Sendable {
  /// A place in one file.
  struct Part: Codable, Equatable, Sendable {
    /// Which file it is, whatever its name is by now.
    var device: UInt64
    var inode: UInt64

    /// Where the first line begins that was not read yet.
    var offset: Int64

    /// What the file begins with, as an inode may be used again, and a file may be written anew.
    var head: FileHead
  }

  /// The files that may still have something new, the oldest first.
  var parts: [Part]
}

/// The beginning of a file, by its length and a hash.
struct FileHead: Codable, Equatable, Sendable {
  /// Log lines begin with an address and have a time, so this much is different in every file.
  static let longest = 256

  var count: Int
  var hash: UInt64

  static let empty = FileHead([])

  /// The hash is FNV-1a.
  init(_ bytes: some Collection<UInt8>) {
    count = bytes.count
    hash = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
