/// A domain name of a host or of mail: lower case, without a final dot, at least two labels.
public struct DomainName: Hashable, Sendable {
  /// The name as text: `dsl-7.pool.victim.example`.
  public let text: String

  /// Reads a name of letters, digits and hyphens.
  ///
  /// A final dot is left out and letters become lower case. Gives nil for any other name: with a single label, an empty
  /// label, one of more than 63 bytes or with a hyphen at an end (RFC 1123, section 2.1), with more than 253 bytes, or
  /// with a top-level domain that does not begin with a letter and so could be a part of an address (`192.0.2.7`,
  /// `1.0x7f`). Escapes of the DNS (`bad\032name`, RFC 4343) are not letters.
  public init?(_ text: some StringProtocol) {
    guard let suffix = DomainSuffix(text), suffix.text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    self.text = suffix.text
  }
}

/// The end of domain names: a name of one or more labels that contains itself and all names below it.
public struct DomainSuffix: Hashable, Sendable {
  /// The suffix as text: `example`, or `victim.example`.
  public let text: String

  /// Reads a suffix by the rules of `DomainName`, apart from the number of labels.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 254, let bytes = Self.letters(Array(text.utf8)) else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// Makes a suffix of a name.
  public init(_ name: DomainName) { text = name.text }

  /// Whether the name is the suffix, or ends with it after a dot.
  public func contains(_ name: DomainName) -> Bool {
    let name = name.text.utf8
    let suffix = text.utf8
    guard name.count > suffix.count else { return name.elementsEqual(suffix) }
    return name.suffix(suffix.count).elementsEqual(suffix)
      && name.dropLast(suffix.count).last == UInt8(ascii: ".")
  }

  private static func letters(_ text: [UInt8]) -> [UInt8]? {
    var bytes = text
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    guard (1...253).contains(bytes.count) else { return nil }
    for (index, byte) in bytes.enumerated() where (0x41...0x5A).contains(byte) { bytes[index] = byte | 0x20 }
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), let first = labels.last?.first, isLetter(first) else { return nil }
    return bytes
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else { return false }
    return label.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == hyphen }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension DomainName: Comparable, CustomStringConvertible {
  public static func < (one: DomainName, other: DomainName) -> Bool { one.text < other.text }

  public var description: String { text }
}

extension DomainSuffix: CustomStringConvertible {
  public var description: String { text }
}
