/// The fields of a member's header that are checked before libarchive reads it.
///
/// libarchive reads every field; but it searches for the next header when one is damaged, makes
/// room for any length of name that a header claims, and does not show the padding.
/// These fields are therefore checked first.
///
/// Source: cpio(5), the System V R4 "new ASCII", the POSIX.1 "odc" and the old binary format.
struct CpioHeader {
  enum Format {
    /// 070701, System V R4.
    case new
    /// 070702, the same with a sum of the content.
    case sum
    /// 070707, POSIX.1.
    case old
    /// The number 070707 in 16 bits, the System V of before: words of 16 bits in either order of bytes.
    case binary
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
    case "070701": self.init(ofDigits: bytes, .new)
    case "070702": self.init(ofDigits: bytes, .sum)
    case "070707": self.init(ofDigits: bytes, .old)
    default: self.init(ofWords: bytes)
    }
  }

  private init?(ofDigits bytes: [UInt8], _ format: Format) {
    self.format = format
    let size = Self.size(of: format)
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

  private init?(ofWords bytes: [UInt8]) {
    format = .binary
    let magic = 0o070707
    guard bytes.count >= Self.size(of: format) else { return nil }
    let isLittle = Int(bytes[0]) | Int(bytes[1]) << 8 == magic
    func word(_ index: Int) -> Int {
      let (first, second) = (Int(bytes[2 * index]), Int(bytes[2 * index + 1]))
      return isLittle ? first | second << 8 : first << 8 | second
    }
    guard word(0) == magic else { return nil }
    mode = word(3)
    nameSize = word(10)
    check = 0
    strayCheck = false
  }

  var isFile: Bool { mode & 0o170000 == 0o100000 }
  var isDirectory: Bool { mode & 0o170000 == 0o040000 }

  /// The bytes before the name.
  var size: Int { Self.size(of: format) }

  private static func size(of format: Format) -> Int {
    switch format {
    case .new, .sum: 110
    case .old: 76
    case .binary: 26
    }
  }

  /// Header and name are filled up to this, and so is the content.
  var alignment: UInt64 {
    switch format {
    case .new, .sum: 4
    case .old: 1
    case .binary: 2
    }
  }

  /// The bytes from the header's first to the content's.
  var sizeWithName: UInt64 { aligned(UInt64(size) + UInt64(nameSize)) }

  func aligned(_ position: UInt64) -> UInt64 {
    position + (0 &- position) % alignment
  }
}
