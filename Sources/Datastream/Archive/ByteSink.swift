public import FileSystem
public import SystemPackage

/// Where a writer's bytes go.
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

/// An open descriptor, such as standard output or a pipe; nothing of it can be taken back.
public struct DescriptorSink: ByteSink {
  private let descriptor: FileDescriptor
  private let name: FilePath

  /// - Parameter name: What problems are said to be in.
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
