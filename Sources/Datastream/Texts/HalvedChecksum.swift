internal import FileSystem

/// The sum that Heirloom's package tools compute where a `long` has 64 bits: it is wrong for almost every file.
///
/// They read eight bytes at once and add the first four, up to the last bytes of the file, which they add one by one.
/// Source: compute_checksum in verify.c of Heirloom's libpkg.
struct HalvedChecksum {
  private var sum = Checksum()
  private var position: UInt64 = 0
  /// Where the last bytes begin, which all count.
  private let tail: UInt64

  /// - Parameter size: The bytes of the file.
  init(size: UInt64) {
    tail = size > 9 ? (size - 9 + 7) / 8 * 8 : 0
  }

  init(of bytes: [UInt8]) {
    self.init(size: UInt64(bytes.count))
    bytes.withUnsafeBytes { update($0) }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let counted = bytes.indices.filter {
      let place = position + UInt64($0)
      return place >= tail || place % 8 < 4
    }
    counted.map { bytes[$0] }.withUnsafeBytes { sum.update($0) }
    position += UInt64(bytes.count)
  }

  var value: UInt32 { sum.value }
}
