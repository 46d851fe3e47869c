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
  static func total(of bytes: UnsafeRawBufferPointer, after sum: UInt32) -> UInt32 {
    var sum = sum
    for byte in bytes { sum &+= UInt32(byte) }
    return sum
  }

  /// The sum of all bytes, folded twice to 16 bits; 0 for no bytes.
  public var value: UInt32 {
    let folded = (sum & 0xffff) + (sum >> 16)
    return (folded & 0xffff) + (folded >> 16)
  }
}
