/// The blocks of a datastream: everything in it begins at a multiple of their size, and sizes are counted in them.
enum Block {
  /// Bytes.
  static let size = 512

  /// The number of blocks that hold this many bytes.
  static func count(for bytes: UInt64) -> UInt64 {
    bytes / UInt64(size) + (bytes % UInt64(size) == 0 ? 0 : 1)
  }

  /// The end of the block that this position is in, which is the position itself between two blocks.
  static func end(after position: UInt64) -> UInt64 {
    position + (0 &- position) % UInt64(size)
  }
}
