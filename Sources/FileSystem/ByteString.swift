public import SystemPackage

/// A name or a line as files have it: bytes without an encoding.
///
/// Path names on disk and in packages need not be UTF-8, and `String` would repair
/// them silently. Comparison is by unsigned bytes, as `strcmp` does it.
public struct ByteString: Hashable, Sendable {
  public var bytes: [UInt8]

  public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  public init(_ text: some StringProtocol) {
    self.bytes = Array(text.utf8)
  }

  /// The path's bytes, as the file system knows them.
  public init(_ path: FilePath) {
    self.bytes = path.withPlatformString { pointer in
      Array(UnsafeBufferPointer(start: pointer, count: path.length)).map(UInt8.init(bitPattern:))
    }
  }

  public var isEmpty: Bool { bytes.isEmpty }
  public var count: Int { bytes.count }

  public func hasPrefix(_ prefix: ByteString) -> Bool { bytes.starts(with: prefix.bytes) }
  public func hasSuffix(_ suffix: ByteString) -> Bool {
    bytes.suffix(suffix.count).elementsEqual(suffix.bytes)
  }
  /// Whether the bytes of a text are in this name, one after the other.
  public func contains(_ text: ByteString) -> Bool { bytes.firstRange(of: text.bytes) != nil }

  public static func + (left: ByteString, right: ByteString) -> ByteString {
    ByteString(left.bytes + right.bytes)
  }
}

extension ByteString: Comparable {
  public static func < (left: ByteString, right: ByteString) -> Bool {
    left.precedes(right) { $0 < $1 }
  }

  /// Whether this name comes before another one, of whose bytes the first that differ are compared.
  ///
  /// Hostile packages have a hundred thousand long names that differ in their ends, so eight bytes are compared at once.
  public func precedes(_ other: ByteString, _ isLess: (UInt8, UInt8) -> Bool) -> Bool {
    bytes.withUnsafeBytes { own in
      other.bytes.withUnsafeBytes { other in
        let end = min(own.count, other.count)
        var place = 0
        while place + 8 <= end,
          own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        { place += 8 }
        while place < end && own[place] == other[place] { place += 1 }
        return place < end ? isLess(own[place], other[place]) : own.count < other.count
      }
    }
  }
}

extension ByteString: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}

extension ByteString: CustomStringConvertible {
  /// The bytes as UTF-8, for people: what is not UTF-8 shows as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension FilePath {
  /// The path of these bytes, up to the first NUL.
  public init(_ name: ByteString) {
    self.init(platformString: name.bytes.map(CInterop.PlatformChar.init(bitPattern:)) + [0])
  }
}
