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
  public init(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    bytes = .allocate(byteCount: count, alignment: 1)
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    do {
      try fill(bytes)
    } catch {
      OPENSSL_cleanse(bytes.baseAddress, bytes.count)
      bytes.deallocate()
      throw error
    }
  }

  /// Takes bytes over from where the caller has them, and still has to wipe them.
  public convenience init(_ source: some Collection<UInt8>) {
    self.init(count: source.count) { $0.copyBytes(from: source) }
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    bytes.deallocate()
  }

  /// Lends the bytes.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(bytes))
  }

  public var description: String { "(secret)" }
  public var debugDescription: String { "(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
