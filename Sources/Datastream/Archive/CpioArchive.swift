internal import CArchive
internal import FileSystem
internal import Glibc
internal import SystemPackage

// The one file that knows libarchive. Names go in and out as bytes: of its many ways to set and
// get a name, the plain `pathname` ones convert nothing, in any locale, unless a character set
// was asked for: archive_entry_paths(3), hdrcharset in archive_read_set_options(3).

/// One archive of a stream being read: owns libarchive's handle.
struct CpioReader: ~Copyable {
  private let handle: OpaquePointer
  private let feed: CpioFeed
  /// How far we are, counted from the archive's start.
  private var position: UInt64 = 0
  private var header: CpioHeader?
  /// The current member's bytes that were not read yet.
  private var rest: UInt64 = 0
  /// The sum of the bytes that were read, for the format that has it in its header.
  private var total: UInt32 = 0
  private var isAtEnd = false

  init(_ source: ByteSource, stray: @escaping (UInt64) -> Void) throws {
    guard let handle = archive_read_new() else { throw Problem("no memory to read an archive") }
    self.handle = handle
    feed = CpioFeed(source, stray: stray)
    archive_read_support_format_cpio(handle)
  }

  deinit { archive_read_free(handle) }

  /// The next file or directory; nil after the trailer, with the source at the end of the archive's last block.
  mutating func next() throws -> Member? {
    if isAtEnd { return nil }
    try skipContent()
    let start = position
    let header = try feed.header(at: start)
    position += header.sizeWithName
    var entry: OpaquePointer?
    var result = ARCHIVE_OK
    if start == 0 {
      result = archive_read_open(handle, Unmanaged.passUnretained(feed).toOpaque(), nil, moreBytes, nil)
    }
    if result == ARCHIVE_OK { result = archive_read_next_header(handle, &entry) }
    if result == ARCHIVE_EOF {
      try finish(entry, at: start)
      return nil
    }
    // A warning is no lesser error: it is how libarchive says that it has skipped something.
    guard result == ARCHIVE_OK, let entry, archive_filter_bytes(handle, -1) == position else {
      throw problem(at: start)
    }
    let member = try member(entry, header.isDirectory, at: start)
    self.header = header
    rest = member.size
    total = 0
    feed.allow(upTo: header.aligned(position + rest))
    return member
  }

  /// Gives the current member's content in pieces, to its end.
  mutating func readContent(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    while rest > 0 {
      var bytes: UnsafeRawPointer?
      var count = 0
      var offset: Int64 = 0
      let result = archive_read_data_block(handle, &bytes, &count, &offset)
      guard result == ARCHIVE_OK, count > 0, count <= rest else { throw problem(at: position) }
      rest -= UInt64(count)
      position += UInt64(count)
      let piece = UnsafeRawBufferPointer(start: bytes, count: count)
      if header?.format == .sum { total = Checksum.total(of: piece, after: total) }
      try body(piece)
    }
    if let header, header.format == .sum, header.check != total {
      throw feed.problem(
        .archiveMemberChecksum, at: position,
        "has a content with the sum \(total), where its header says \(header.check)")
    }
  }

  private mutating func skipContent() throws {
    guard let header else { return }
    try readContent { _ in }
    let end = header.aligned(position)
    try feed.expectZeros(from: position, to: end)
    position = end
    self.header = nil
  }

  private mutating func finish(_ trailer: OpaquePointer?, at start: UInt64) throws {
    guard archive_entry_size(trailer) == 0 else {
      throw feed.problem(at: start, "has a trailer with a content")
    }
    try feed.expectZeros(from: position, to: Block.end(after: position))
    isAtEnd = true
  }

  private func member(_ entry: OpaquePointer, _ isDirectory: Bool, at start: UInt64) throws -> Member {
    guard let pointer = archive_entry_pathname(entry) else { throw problem(at: start) }
    let name = ByteString(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    guard archive_entry_hardlink(entry) == nil else {
      throw feed.problem(.archiveMemberType, at: start, "has a member '\(name)' that \(CpioFeed.oddity)")
    }
    guard let size = UInt64(exactly: archive_entry_size(entry)), !isDirectory || size == 0,
      let modified = UInt64(exactly: archive_entry_mtime(entry))
    else { throw feed.problem(at: start, "has a member '\(name)' with an impossible size or time") }
    return Member(
      name: name, isDirectory: isDirectory, mode: UInt16(archive_entry_perm(entry) & 0o7777),
      modified: modified, size: size, offset: feed.start + start)
  }

  /// What went wrong in our call-back, or else what libarchive says.
  private func problem(at position: UInt64) -> any Error {
    if let failure = feed.failure { return failure }
    let words = archive_error_string(handle).map { String(cString: $0) } ?? "damaged header"
    return feed.problem(at: position, "cannot be read: \(words)")
  }
}

private func moreBytes(
  _ handle: OpaquePointer?, _ feed: UnsafeMutableRawPointer?,
  _ bytes: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> la_ssize_t {
  guard let feed else { return -1 }
  let owner = Unmanaged<CpioFeed>.fromOpaque(feed).takeUnretainedValue()
  do {
    let piece = try owner.more()
    bytes?.pointee = piece.baseAddress
    return piece.count
  } catch {
    owner.failure = error
    return -1
  }
}

/// One archive of a stream being written: owns libarchive's handle.
///
/// Everything in it follows from what is said about the members: entries are numbered from 1 for
/// their inode, and owner, group and device are 0.
struct CpioWriter: ~Copyable {
  private let handle: OpaquePointer
  private let entry: OpaquePointer
  private let output: Output
  private var count: Int64 = 0
  private var rest: UInt64 = 0
  private var length: UInt64 = 0

  init() throws {
    let output = Output()
    guard let handle = archive_write_new(), let entry = archive_entry_new(),
      archive_write_set_format_cpio_newc(handle) == ARCHIVE_OK,
      archive_write_set_bytes_per_block(handle, 0) == ARCHIVE_OK,
      archive_write_open(handle, Unmanaged.passUnretained(output).toOpaque(), nil, takeBytes, nil)
        == ARCHIVE_OK
    else { throw Problem("no memory to write an archive") }
    self.handle = handle
    self.entry = entry
    self.output = output
  }

  deinit {
    // Without this, an archive given up halfway would be finished on the way out.
    archive_write_fail(handle)
    archive_entry_free(entry)
    archive_write_free(handle)
  }

  /// Begins a member; its content has to follow.
  mutating func begin(_ member: Member, into sink: inout some ByteSink & ~Copyable) throws {
    try end(into: &sink)
    guard member.size <= UInt32.max, member.modified <= UInt32.max else {
      throw Problem(
        "'\(member.name)' has \(member.size) bytes and the time \(member.modified); an archive has room for numbers up to \(UInt32.max)"
      )
    }
    count += 1
    archive_entry_clear(entry)
    archive_entry_copy_pathname(entry, member.name.bytes.map(CChar.init(bitPattern:)) + [0])
    archive_entry_set_ino64(entry, count)
    archive_entry_set_mode(entry, (member.isDirectory ? 0o040000 : 0o100000) | mode_t(member.mode))
    archive_entry_set_nlink(entry, 1)
    archive_entry_set_mtime(entry, time_t(member.modified), 0)
    archive_entry_set_size(entry, Int64(member.size))
    guard archive_write_header(handle, entry) == ARCHIVE_OK else { throw problem("'\(member.name)' ") }
    rest = member.size
    try pass(to: &sink)
  }

  /// Adds to the current member's content.
  mutating func append(_ bytes: UnsafeRawBufferPointer, into sink: inout some ByteSink & ~Copyable) throws {
    guard bytes.count <= rest, archive_write_data(handle, bytes.baseAddress, bytes.count) == bytes.count
    else {
      throw problem("")
    }
    rest -= UInt64(bytes.count)
    try pass(to: &sink)
  }

  private mutating func end(into sink: inout some ByteSink & ~Copyable) throws {
    guard rest == 0, archive_write_finish_entry(handle) == ARCHIVE_OK else { throw problem("") }
    try pass(to: &sink)
  }

  /// Writes the trailer, and fills the last block.
  mutating func finish(into sink: inout some ByteSink & ~Copyable) throws {
    try end(into: &sink)
    guard archive_write_close(handle) == ARCHIVE_OK else { throw problem("") }
    try pass(to: &sink)
    try sink.append([UInt8](repeating: 0, count: Int(Block.end(after: length) - length)))
  }

  private mutating func pass(to sink: inout some ByteSink & ~Copyable) throws {
    length += UInt64(output.bytes.count)
    try sink.append(output.bytes)
    output.bytes.removeAll(keepingCapacity: true)
  }

  private func problem(_ subject: String) -> Problem {
    let words =
      archive_error_string(handle).map { String(cString: $0) } ?? "its content is not as long as was said"
    return Problem("\(subject)cannot be put into an archive: \(words)")
  }
}

/// The bytes libarchive has written since they were last passed on.
private final class Output {
  var bytes: [UInt8] = []
}

private func takeBytes(
  _ handle: OpaquePointer?, _ output: UnsafeMutableRawPointer?, _ bytes: UnsafeRawPointer?, _ count: Int
) -> la_ssize_t {
  guard let output else { return -1 }
  Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes
    .append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
  return count
}
