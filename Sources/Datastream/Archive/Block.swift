/// Everything in a datastream begins at a multiple of this many bytes, and sizes are counted in it.
let blockSize = 512

/// The number of blocks that hold this many bytes.
func blocks(of bytes: UInt64) -> UInt64 {
  bytes / UInt64(blockSize) + (bytes % UInt64(blockSize) == 0 ? 0 : 1)
}

/// The end of the block in which this position is, which is the position itself between two blocks.
func endOfBlock(_ position: UInt64) -> UInt64 {
  position + (0 &- position) % UInt64(blockSize)
}
