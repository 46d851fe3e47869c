internal import CArchive
internal import FileSystem
internal import Glibc
internal import SystemPackage

/// One archive of a stream being written: owns libarchive's handle.
///
/// Its bytes depend only on the members: the inode numbers count from 1, and owner, group and
/// device are 0.
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
