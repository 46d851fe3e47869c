internal import FileSystem
public import SystemPackage

/// Bytes read once, front to back: a file or a pipe, plain or compressed with gzip.
///
/// There is no seeking, so standard input works like a file. The memory is one buffer.
/// A class, because libarchive calls back for more bytes through a pointer.
public final class ByteSource {
  /// The name of the input in messages.
  public let name: FilePath
  /// The number of bytes given out; for gzip, of the bytes that were compressed.
  public private(set) var offset: UInt64 = 0

  /// The number of bytes read so far from the file, as they are there.
  var inputCount: Int { input.count }

  /// Whether the file has fewer bytes than this, as they are there, for which it is read ahead.
  func isShorter(than count: Int) throws -> Bool { try !input.lookAhead(to: count) }

  private let input: Input
  private var mayBeCompressed: Bool
  private var inflation: Gunzip?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteSource.capacity, alignment: 16)
  /// The part of the buffer that holds bytes not given out yet.
  private var filled = 0..<0
  private var ended = false

  /// The most bytes one read gives.
  static let capacity = 1 << 18

  /// Opens a file, or whatever else can be opened by name, such as a named pipe.
  public convenience init(opening file: FilePath) throws {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(file, .readOnly, options: .closeOnExec)
    } catch let error as Errno {
      throw Problem(error, "read", file).with(.fileUnreadable)
    }
    self.init(Input(descriptor, closes: true, name: file))
  }

  /// Opens a regular file of a known size, whose bytes are taken as they are, even if they are gzip's.
  convenience init(content file: FilePath, size: UInt64) throws {
    let (descriptor, status) = try file.openRegularFile()
    self.init(Input(descriptor, closes: true, name: file), plain: true)
    guard status.size == size else {
      throw Problem(
        .fileChanged, at: .file(file), "has \(status.size) bytes instead of the \(size) in the map")
    }
  }

  /// Reads from an open descriptor, which stays open; its owner is to keep it so.
  public convenience init(reading descriptor: FileDescriptor, name: FilePath) {
    self.init(Input(descriptor, closes: false, name: name))
  }

  private init(_ input: Input, plain: Bool = false) {
    self.input = input
    mayBeCompressed = !plain
    name = input.name
  }

  deinit { buffer.deallocate() }

  /// Whether all bytes have been given out.
  public func isAtEnd() throws -> Bool {
    try fill(1)
    return filled.isEmpty
  }

  /// The next bytes, which stay unread: fewer than asked for at the end.
  ///
  /// They are valid until the next call.
  func peek(_ count: Int) throws -> UnsafeRawBufferPointer {
    try fill(count)
    return UnsafeRawBufferPointer(rebasing: buffer[filled.prefix(count)])
  }

  /// The next bytes: at least one but at the end, at most as many as asked for.
  ///
  /// They are valid until the next call.
  public func read(upTo count: Int) throws -> UnsafeRawBufferPointer {
    try fill(1)
    return take(count)
  }

  /// Exactly the next bytes; the end of the input is an error.
  ///
  /// - Parameter what: What is being read, for the message.
  func read(exactly count: Int, _ what: @autoclosure () -> String) throws -> UnsafeRawBufferPointer {
    try fill(count)
    guard filled.count >= count else {
      throw Problem(
        .streamTruncated, at: .offset(name, offset + UInt64(filled.count)),
        "ends in the middle of \(what()): the file is cut short, fetch or build it again")
    }
    return take(count)
  }

  private func take(_ count: Int) -> UnsafeRawBufferPointer {
    let taken = filled.prefix(count)
    filled = taken.upperBound..<filled.upperBound
    offset += UInt64(taken.count)
    return UnsafeRawBufferPointer(rebasing: buffer[taken])
  }

  /// Fills the buffer until it has this many bytes, or fewer at the end.
  private func fill(_ wanted: Int) throws {
    precondition(wanted <= buffer.count)
    if filled.count >= wanted || ended { return }
    if filled.lowerBound > 0 {
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<filled.count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[filled]))
      filled = 0..<filled.count
    }
    if mayBeCompressed {
      mayBeCompressed = false
      if try input.beginsWithGzipMagic() { inflation = try Gunzip(name: name) }
    }
    while filled.count < wanted {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled.upperBound...])
      let count =
        if let inflation { try inflation.inflate(into: room, from: input) } else {
          try input.read(into: room)
        }
      if count == 0 {
        ended = true
        return
      }
      filled = filled.lowerBound..<filled.upperBound + count
    }
  }
}

/// The bytes as they are in the file, of which the first few can be read in advance.
final class Input {
  let name: FilePath
  private let descriptor: FileDescriptor
  private let closes: Bool
  private var ahead: [UInt8] = []
  /// The bytes read so far.
  private(set) var count = 0

  init(_ descriptor: FileDescriptor, closes: Bool, name: FilePath) {
    self.descriptor = descriptor
    self.closes = closes
    self.name = name
  }

  deinit { if closes { try? descriptor.close() } }

  /// Source: RFC 1952, 2.3.1: two bytes of magic, then 8 for deflate.
  func beginsWithGzipMagic() throws -> Bool {
    while ahead.count < 3 {
      var piece = [UInt8](repeating: 0, count: 3 - ahead.count)
      let count = try piece.withUnsafeMutableBytes { try readDescriptor(into: $0) }
      if count == 0 { break }
      ahead += piece[..<count]
    }
    return ahead == [0x1f, 0x8b, 8]
  }

  /// Reads the bytes up to a position in advance, and returns whether there are so many.
  func lookAhead(to position: Int) throws -> Bool {
    while count < position {
      var piece = [UInt8](repeating: 0, count: position - count)
      let length = try piece.withUnsafeMutableBytes { try readDescriptor(into: $0) }
      if length == 0 { return false }
      ahead += piece[..<length]
    }
    return true
  }

  /// Reads at least one byte, or none at the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    if ahead.isEmpty { return try readDescriptor(into: room) }
    let count = min(ahead.count, room.count)
    room.copyBytes(from: ahead.prefix(count))
    ahead.removeFirst(count)
    return count
  }

  private func readDescriptor(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    do {
      let count = try descriptor.read(into: room)
      self.count += count
      return count
    } catch let error as Errno {
      throw Problem(error, "read", name).with(.fileUnreadable)
    }
  }
}
