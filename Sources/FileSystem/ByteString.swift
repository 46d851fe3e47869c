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
    left.bytes.lexicographicallyPrecedes(right.bytes)
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
