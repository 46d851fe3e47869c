/// What has to be known of a member's header before libarchive may see it.
///
/// libarchive reads every field; but it searches for the next header when one is damaged, makes
/// room for any length of name that a header claims, and does not show the padding. So this much
/// is looked at first.
///
/// Source: cpio(5), the System V R4 "new ASCII" and the POSIX.1 "odc" format.
struct CpioHeader {
  enum Format {
    /// 070701, System V R4.
    case new
    /// 070702, the same with a sum of the content.
    case sum
    /// 070707, POSIX.1.
    case old
  }

  let format: Format
  private let mode: Int
  /// The bytes of the name with its NUL.
  let nameSize: Int
  /// The sum of the content's bytes, in the format that has one.
  let check: UInt32
  /// Whether there is something where a format without a sum has zero.
  let strayCheck: Bool

  static let longest = 110

  /// - Parameter bytes: The next ``longest`` bytes, or fewer at the end.
  init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    switch String(decoding: bytes.prefix(6), as: UTF8.self) {
    case "070701": format = .new
    case "070702": format = .sum
    case "070707": format = .old
    default: return nil
    }
    let size = format == .old ? 76 : 110
    let radix = format == .old ? 8 : 16
    guard bytes.count >= size, bytes[..<size].allSatisfy({ $0.digitValue(radix: radix) != nil }),
      let mode = Int(digits: format == .old ? bytes[18..<24] : bytes[14..<22], radix: radix),
      let nameSize = Int(digits: format == .old ? bytes[59..<65] : bytes[94..<102], radix: radix),
      let last = format == .old ? 0 : UInt32(digits: bytes[102..<110], radix: radix)
    else { return nil }
    self.mode = mode
    self.nameSize = nameSize
    check = format == .sum ? last : 0
    strayCheck = format == .new && last != 0
  }

  var isFile: Bool { mode & 0o170000 == 0o100000 }
  var isDirectory: Bool { mode & 0o170000 == 0o040000 }

  /// The bytes before the name.
  var size: Int { format == .old ? 76 : 110 }

  /// Header and name are filled up to this, and so is the content.
  var alignment: UInt64 { format == .old ? 1 : 4 }

  /// The bytes from the header's first to the content's.
  var sizeWithName: UInt64 { aligned(UInt64(size) + UInt64(nameSize)) }

  func aligned(_ position: UInt64) -> UInt64 {
    position + (0 &- position) % alignment
  }
}
