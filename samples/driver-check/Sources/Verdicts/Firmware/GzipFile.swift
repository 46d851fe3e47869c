internal import CZlib

/// A file that gzip has compressed (RFC 1952), as /proc/config.gz is.
struct GzipFile {
  let contents: [UInt8]

  /// - Parameter limit: The most bytes that it may have when it is unpacked; nil for more, and for a damaged file.
  init?(_ bytes: [UInt8], limit: Int) {
    var stream = z_stream()
    // 15 is the largest window, 16 more asks zlib for gzip's header and sum instead of its own.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var result = Z_OK
    let unpacked = [UInt8](unsafeUninitializedCapacity: limit) { room, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(clamping: room.count)
        result = inflate(&stream, Z_FINISH)
      }
      count = room.count - Int(stream.avail_out)
    }
    guard result == Z_STREAM_END else { return nil }
    contents = unpacked
  }
}
