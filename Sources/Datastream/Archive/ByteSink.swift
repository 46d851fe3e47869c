public import FileSystem
public import SystemPackage

/// The destination of a writer's bytes.
public protocol ByteSink: ~Copyable {
  /// Adds bytes at the end.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws
}

extension ByteSink where Self: ~Copyable {
  mutating func append(_ bytes: [UInt8]) throws {
    if bytes.isEmpty { return }
    try bytes.withUnsafeBytes { try append($0) }
  }
}

extension AtomicFile: ByteSink {}

/// An open descriptor, such as standard output or a pipe; what is written cannot be undone.
public struct DescriptorSink: ByteSink {
  private let descriptor: FileDescriptor
  private let name: FilePath

  /// - Parameter name: The name in messages.
  public init(_ descriptor: FileDescriptor, name: FilePath) {
    self.descriptor = descriptor
    self.name = name
  }

  public func append(_ bytes: UnsafeRawBufferPointer) throws {
    do {
      try descriptor.writeAll(bytes)
    } catch let error as Errno {
      throw Problem(error, "write", name)
    }
  }
}
