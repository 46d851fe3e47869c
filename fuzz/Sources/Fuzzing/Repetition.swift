/// Some bytes of an input many times: what is harmless once may take all memory or hours ten thousand times.
struct Repetition {
  /// Where the bytes are that are repeated.
  private let piece: Range<Int>

  /// - Parameter seed: Chooses the bytes.
  init(in size: Int, seed: UInt32) {
    let start = size == 0 ? 0 : Int(seed >> 8) % size
    piece = start..<min(size, start + 1 + Int(seed & 0xff) % 40)
  }

  /// Repeats the bytes in their place.
  ///
  /// - Parameter room: The input, and room behind it.
  /// - Returns: The new size.
  func apply(to room: UnsafeMutableBufferPointer<UInt8>, size: Int) -> Int {
    if piece.isEmpty { return size }
    let count = (room.count - size) / piece.count
    let added = count * piece.count
    let bytes = Array(room[piece])
    let rest = Array(room[piece.upperBound..<size])
    _ = room[(piece.upperBound + added)...].update(fromContentsOf: rest)
    for index in 0..<added { room[piece.upperBound + index] = bytes[index % bytes.count] }
    return size + added
  }
}
