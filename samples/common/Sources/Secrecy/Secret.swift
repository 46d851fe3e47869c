internal import COpenSSL

/// Bytes that must not stay in memory: a password, or a message that contains one.
///
/// They are kept in one place, never copied by passing the value on, and overwritten when nobody needs them any
/// more. Neither printing nor dumping a secret shows it.
public final class Secret: @unchecked Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  // Written only while the value is made, so that it may be read from anywhere.
  private let bytes: UnsafeMutableRawBufferPointer

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Fills a secret of a given size in place.
  ///
  /// The bytes are zeros at first. One zero more follows them, which is not counted: C functions that write or
  /// want an end of string find room for it.
  public init<Failure: Error>(
    count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 0) + 1, alignment: 1)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
    bytes = .init(rebasing: storage.dropLast())
    // Where this throws, the value is complete: it goes, and what was written goes with it.
    try fill(bytes)
  }

  /// Takes bytes over from where the caller has them, and still has to wipe them.
  public convenience init(_ source: some Collection<UInt8>) {
    self.init(count: source.count) { $0.copyBytes(from: source) }
  }

  /// Puts several together: a command, the message in it and the end of the line.
  public convenience init(joining parts: [Secret]) {
    self.init(count: parts.reduce(0) { $0 + $1.count }) { room in
      var filled = 0
      for part in parts {
        part.withBytes { UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: $0) }
        filled += part.count
      }
    }
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    UnsafeMutableRawBufferPointer(start: bytes.baseAddress, count: bytes.count + 1).deallocate()
  }

  /// Lends the bytes.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(bytes))
  }

  /// Whether both hold the same bytes, found in a time that does not depend on where they differ.
  public func isEqual(to other: Secret) -> Bool {
    count == other.count && CRYPTO_memcmp(bytes.baseAddress, other.bytes.baseAddress, count) == 0
  }

  public var description: String { "(secret)" }
  public var debugDescription: String { "(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
