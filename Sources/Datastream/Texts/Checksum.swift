/// The System V `sum` of a content, as `sum -s` prints it.
///
/// It does not depend on the order of the bytes: swapped bytes are not noticed.
/// Source: sum(1), and the cksum field of pkgmap(5).
public struct Checksum: Hashable, Sendable {
  private var sum: UInt32 = 0

  public init() {}

  public init(of bytes: some Sequence<UInt8>) {
    for byte in bytes { sum &+= UInt32(byte) }
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    sum = Self.total(of: bytes, after: sum)
  }

  /// The sum before it is folded: what cpio's format 070702 has as its check.
  ///
  /// Eight bytes are added at once, as four pairs in lanes of 16 bits, which hold the sums of 128
  /// such words: files have gigabytes, and this is the only work that is done on each byte.
  static func total(of bytes: UnsafeRawBufferPointer, after sum: UInt32) -> UInt32 {
    let low: UInt64 = 0x00ff_00ff_00ff_00ff
    var total = sum
    var offset = 0
    while bytes.count - offset >= 8 {
      let end = offset + min((bytes.count - offset) / 8, 128) * 8
      var lanes: UInt64 = 0
      while offset < end {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        lanes &+= (word & low) &+ (word >> 8 & low)
        offset += 8
      }
      let pairs = (lanes & 0x0000_ffff_0000_ffff) &+ (lanes >> 16 & 0x0000_ffff_0000_ffff)
      total &+= UInt32(truncatingIfNeeded: pairs &+ pairs >> 32)
    }
    for byte in bytes[offset...] { total &+= UInt32(byte) }
    return total
  }

  /// The sum of all bytes, folded twice to 16 bits; 0 for no bytes.
  public var value: UInt32 {
    let folded = (sum & 0xffff) + (sum >> 16)
    return (folded & 0xffff) + (folded >> 16)
  }
}
