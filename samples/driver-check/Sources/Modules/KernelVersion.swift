/// The version of a kernel, `2.6.18-4-686`, `6.1.0-56-amd64`, `6.6.0-rc1` or `6.12.9+deb12u1`.
///
/// The numbers in front decide; a release candidate comes before its release; what a distribution adds is compared as
/// dpkg compares versions.
public struct KernelVersion: Sendable, Comparable, CustomStringConvertible {
  /// As it was given.
  public let description: String

  private let numbers: [UInt32]
  private let candidate: UInt32?
  private let rest: [UInt8]

  /// Whether no distribution has added anything: `2.6.24`, `6.6-rc1`.
  public var isUpstream: Bool { rest.isEmpty }

  /// Reads a version; nil for what does not begin with at least two numbers, such as `unknown`.
  public init?(_ text: String) {
    var tail = Substring(text).utf8[...]
    var numbers: [UInt32] = []
    while numbers.count < 4 {
      let digits = tail.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard let number = UInt32(Substring(digits)) else { break }
      numbers.append(number)
      tail = tail.dropFirst(digits.count)
      guard tail.first == UInt8(ascii: "."), tail.dropFirst().first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
      else { break }
      tail = tail.dropFirst()
    }
    guard numbers.count >= 2, text.utf8.count <= 200 else { return nil }
    if let next = tail.first, next >= 0x30, next <= 0x39 { return nil }
    var candidate: UInt32?
    if tail.starts(with: "-rc".utf8) || tail.starts(with: "~rc".utf8) {
      let digits = tail.dropFirst(3).prefix { $0 >= 0x30 && $0 <= 0x39 }
      candidate = UInt32(Substring(digits))
      if candidate != nil { tail = tail.dropFirst(3 + digits.count) }
    }
    // 6.6 and 6.6.0 are the same.
    while numbers.last == 0, numbers.count > 2 { numbers.removeLast() }
    self.numbers = numbers
    self.candidate = candidate
    rest = Array(tail)
    description = text
  }

  /// The same version without what a distribution has added: `2.6.18`.
  public var upstream: KernelVersion {
    let text = numbers.map { String($0) }.joined(separator: ".") + (candidate.map { "-rc\($0)" } ?? "")
    return KernelVersion(text) ?? self
  }

  /// The version that it is, or is a candidate of: what is new in 2.6.24 is in 2.6.24-rc1.
  public var release: KernelVersion {
    KernelVersion(numbers.map { String($0) }.joined(separator: ".")) ?? self
  }

  public static func == (one: KernelVersion, other: KernelVersion) -> Bool { one.order(other) == 0 }

  public static func < (one: KernelVersion, other: KernelVersion) -> Bool { one.order(other) < 0 }

  private func order(_ other: KernelVersion) -> Int {
    for index in 0..<max(numbers.count, other.numbers.count) {
      let own = index < numbers.count ? numbers[index] : 0
      let others = index < other.numbers.count ? other.numbers[index] : 0
      if own != others { return own < others ? -1 : 1 }
    }
    let own = candidate ?? .max
    let others = other.candidate ?? .max
    if own != others { return own < others ? -1 : 1 }
    return VersionOrder.compare(rest[...], other.rest[...])
  }
}

/// The order of version numbers by dpkg: stretches of other characters and of digits by turns; `~` before everything.
public enum VersionOrder {
  /// Less than, equal to or greater than zero.
  public static func compare(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
    var one = one
    var other = other
    while !one.isEmpty || !other.isEmpty {
      while one.first.map({ !isDigit($0) }) == true || other.first.map({ !isDigit($0) }) == true {
        let difference = weight(one.first) - weight(other.first)
        if difference != 0 { return difference }
        one = one.dropFirst()
        other = other.dropFirst()
      }
      let digits = one.prefix(while: isDigit)
      let others = other.prefix(while: isDigit)
      one = one.dropFirst(digits.count)
      other = other.dropFirst(others.count)
      let number = digits.drop { $0 == 0x30 }
      let othersNumber = others.drop { $0 == 0x30 }
      if number.count != othersNumber.count { return number.count - othersNumber.count }
      for (own, others) in zip(number, othersNumber) where own != others { return Int(own) - Int(others) }
    }
    return 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Letters before other characters; a digit and the end of the text as nothing; `~` before even that.
  private static func weight(_ byte: UInt8?) -> Int {
    guard let byte, !isDigit(byte) else { return 0 }
    if byte == UInt8(ascii: "~") { return -1 }
    return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? Int(byte) : Int(byte) + 256
  }
}
