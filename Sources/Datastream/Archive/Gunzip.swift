internal import CZlib
internal import FileSystem
internal import SystemPackage

/// The decompression of a gzip file of one or more members.
///
/// Source: RFC 1952; gzip(1) for the zero bytes that may follow the last member.
final class Gunzip {
  private let name: FilePath
  private var stream = z_stream()
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var state = State.member

  private enum State {
    case member
    /// A member has ended with its sum; another may follow.
    case between
    case ended
  }

  init(name: FilePath) throws {
    self.name = name
    // 15 is the largest window, 16 more asks zlib for gzip's header and sum instead of its own.
    let result = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else { throw damage("cannot be decompressed: \(words(result))") }
  }

  deinit {
    inflateEnd(&stream)
    room.deallocate()
  }

  /// Decompresses at least one byte, or none at the end.
  func inflate(into output: UnsafeMutableRawBufferPointer, from input: Input) throws -> Int {
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: output.count)
    let wanted = stream.avail_out
    while stream.avail_out == wanted && state != .ended {
      if stream.avail_in == 0 {
        let count = try input.read(into: room)
        stream.next_in = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(clamping: count)
        if count == 0 {
          guard state == .between else {
            throw Problem(
              .streamTruncated, at: .file(name),
              "ends in the middle of its gzip data: the file is cut short, fetch or build it again")
          }
          state = .ended
          break
        }
      }
      if state == .between { try beginNextMember() }
      if state == .member { try step() }
    }
    return Int(wanted - stream.avail_out)
  }

  private func step() throws {
    let result = CZlib.inflate(&stream, Z_NO_FLUSH)
    switch result {
    case Z_STREAM_END: state = .between
    case Z_OK, Z_BUF_ERROR: break
    default: throw damage("has damaged gzip data: \(words(result))")
    }
  }

  private func beginNextMember() throws {
    while stream.avail_in > 0, stream.next_in.pointee == 0 {
      stream.next_in += 1
      stream.avail_in -= 1
    }
    if stream.avail_in == 0 { return }
    inflateReset(&stream)
    state = .member
  }

  private func damage(_ message: String) -> Problem { Problem(.gzipDamaged, at: .file(name), message) }

  private func words(_ result: Int32) -> String {
    if let message = stream.msg { String(cString: message) } else { String(cString: zError(result)) }
  }
}
