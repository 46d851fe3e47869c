internal import CArchive
internal import FileSystem
internal import Glibc
internal import SystemPackage

// Only this file and CpioWriter use libarchive. Names go in and out as bytes: of its many ways to set and
// get a name, the plain `pathname` ones convert nothing, in any locale, unless a character set
// was asked for: archive_entry_paths(3), hdrcharset in archive_read_set_options(3).

/// One archive of a stream being read: owns libarchive's handle.
struct CpioReader: ~Copyable {
  private let handle: OpaquePointer
  private let feed: CpioFeed
  /// The position of the reader, counted from the archive's start.
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
    // A warning counts as an error: libarchive warns when it has skipped something.
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
        "has a content with the sum \(total) instead of \(header.check)")
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
      throw feed.problem(.archiveMemberType, at: start, "has a member '\(name)' that \(CpioFeed.wrongType)")
    }
    guard let size = UInt64(exactly: archive_entry_size(entry)), !isDirectory || size == 0,
      let modified = UInt64(exactly: archive_entry_mtime(entry))
    else { throw feed.problem(at: start, "has a member '\(name)' with an impossible size or time") }
    return Member(
      name: name, isDirectory: isDirectory, mode: UInt16(archive_entry_perm(entry) & 0o7777),
      modified: modified, size: size, offset: feed.start + start)
  }

  /// The error of our call-back, or else libarchive's own.
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
