internal import FileSystem
internal import SystemPackage

/// Hands libarchive the blocks of one archive, and not one more.
///
/// The next archive begins where this one ends, so libarchive must not read ahead; whatever was
/// handed out in vain could not be given back.
final class CpioFeed {
  let source: ByteSource
  /// Where the archive begins in the stream.
  let start: UInt64
  /// Why the last call for more bytes failed.
  var failure: (any Error)?

  /// How far libarchive may come, and how far it has come; positions count from the archive's start.
  private var limit: UInt64 = 0
  private var handedOut: UInt64 = 0
  /// The block that was handed out last, which may hold the beginning of the next header: a copy,
  /// since libarchive still uses it while we look at what follows in the source.
  private let lastBlock = UnsafeMutableRawBufferPointer.allocate(byteCount: Block.size, alignment: 16)

  /// Is told where there is something else than the zeros that there should be.
  private let stray: (UInt64) -> Void

  deinit { lastBlock.deallocate() }

  /// The words for what no package has, in a message about a member.
  static let oddity = "is a link or a device; only files and directories belong in it"

  init(_ source: ByteSource, stray: @escaping (UInt64) -> Void) {
    self.source = source
    self.stray = stray
    start = source.offset
  }

  /// Looks at the next header, and makes sure that libarchive will find it harmless.
  func header(at position: UInt64) throws -> CpioHeader {
    let bytes = try look(at: position, CpioHeader.longest)
    guard let header = CpioHeader(bytes) else {
      if bytes.count < CpioHeader.longest {
        throw problem(
          .streamTruncated, at: position,
          "ends without its trailer: the file is cut short, fetch or build it again")
      }
      throw problem(at: position, "has no header where 070701, 070702 or 070707 and digits should be")
    }
    guard (2...Member.longestName + 1).contains(header.nameSize) else {
      throw problem(
        at: position,
        "has a name of \(header.nameSize) bytes, which is not 2 to \(Member.longestName + 1) with its NUL")
    }
    let end = Int(clamping: header.sizeWithName)
    let whole = try look(at: position, end)
    guard whole.count == end else {
      throw problem(
        .streamTruncated, at: position,
        "ends in the middle of a name: the file is cut short, fetch or build it again")
    }
    let name = ByteString(whole[header.size..<header.size + header.nameSize].prefix { $0 != 0 })
    guard name.count + 1 == header.nameSize else {
      throw problem(at: position, "has a member '\(name)' that is not as long as its header says")
    }
    guard header.isFile || header.isDirectory || name == "TRAILER!!!" else {
      throw problem(.archiveMemberType, at: position, "has a member '\(name)' that \(Self.oddity)")
    }
    try expectZeros(
      from: position + UInt64(header.size + header.nameSize), to: position + header.sizeWithName)
    if header.strayCheck { stray(start + position + 102) }
    allow(upTo: position + header.sizeWithName)
    return header
  }

  /// Has zeros between two positions in the last block, or in what follows.
  func expectZeros(from first: UInt64, to end: UInt64) throws {
    let bytes = try look(at: first, Int(clamping: end - first))
    if let index = bytes.firstIndex(where: { $0 != 0 }) { stray(start + first + UInt64(index)) }
  }

  /// The bytes from a position in the last block, or after it, on; fewer at the end.
  private func look(at position: UInt64, _ count: Int) throws -> [UInt8] {
    if position < handedOut {
      let rest = lastBlock.suffix(Int(clamping: handedOut - position)).prefix(count)
      return try Array(rest) + source.peek(count - rest.count)
    }
    let ahead = Int(clamping: position - handedOut)
    return try Array(source.peek(ahead + count).dropFirst(ahead))
  }

  /// Lets libarchive read up to this position, and the rest of that block.
  func allow(upTo position: UInt64) {
    limit = max(limit, Block.end(after: position))
  }

  /// More bytes: single blocks where headers are, whatever is in the buffer where only content is.
  func more() throws -> UnsafeRawBufferPointer {
    guard handedOut < limit else {
      throw problem(at: handedOut, "needs more than its headers say")
    }
    let block = UInt64(Block.size)
    let rest = limit - handedOut
    let count = rest > block ? min(rest - block, UInt64(ByteSource.capacity)) : block
    let bytes = try source.read(exactly: Int(count), "a cpio archive")
    handedOut += count
    if rest > block { return bytes }
    lastBlock.copyMemory(from: bytes)
    return UnsafeRawBufferPointer(lastBlock)
  }

  func problem(_ code: FindingCode = .archiveDamaged, at position: UInt64, _ message: String) -> Problem {
    Problem(code, at: .offset(source.name, start + position), "the cpio archive \(message)")
  }
}
