import Glibc
import NamedFiles
import SystemPackage

/// One file of a log, open; it is read on whatever happens to its name.
final class OpenLog {
  /// What was found at the end of what is there.
  enum Event {
    case line(Line)
    case nothing

    /// The file is shorter than what was read of it, or begins differently.
    case replaced
  }

  let device: UInt64
  let inode: UInt64

  /// When something new was last found, in seconds of the monotonic clock.
  private(set) var lastGrowth: Int

  private let descriptor: FileDescriptor
  private var offset: Int64
  private var head: FileHead
  private var splitter = LineSplitter()
  private var unread: ArraySlice<UInt8> = []
  private var end: Int64

  /// Whether the beginning was looked at since the end was last met.
  private var isVerified = false

  /// Opens a file for reading from a place.
  ///
  /// - Parameter place: Where to begin; nil for the beginning.
  /// - Throws: `Errno`; `invalidArgument` for what is not a regular file.
  init(_ path: FilePath, at place: FilePosition.Part? = nil) throws(Errno) {
    let file = try NamedFile(path).open()
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else {
      try? file.close()
      throw .ioError
    }
    descriptor = file
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    offset = place?.offset ?? 0
    end = offset
    head = place?.head ?? .empty
    lastGrowth = Self.now
  }

  deinit { try? descriptor.close() }

  /// Seconds on the clock that nobody sets.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }

  var position: FilePosition.Part {
    FilePosition.Part(device: device, inode: inode, offset: offset, head: head)
  }

  /// How long the file is.
  var size: Int64 {
    var status = stat()
    return fstat(descriptor.rawValue, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Whether the file has what was read of it by a position.
  func continues(_ place: FilePosition.Part) -> Bool {
    place.offset >= 0 && size >= place.offset && (0...FileHead.longest).contains(place.head.count)
      && FileHead(bytes(from: 0, count: place.head.count)) == place.head
  }

  /// Goes behind the last line that is there.
  func skipToEnd() {
    let size = size
    let start = max(0, size - Int64(LineSplitter.limit))
    let last = bytes(from: start, count: Int(size - start))
    offset = last.lastIndex(of: 0x0A).map { start + Int64($0) + 1 } ?? start
    end = offset
    head = FileHead(bytes(from: 0, count: Int(min(offset, Int64(FileHead.longest)))))
  }

  /// Goes to a place that it continues.
  func skip(to place: FilePosition.Part) {
    offset = place.offset
    end = place.offset
    head = place.head
  }

  /// Begins anew, after the file was written anew.
  func restart() {
    offset = 0
    end = 0
    head = .empty
    splitter = LineSplitter()
    unread = []
    isVerified = false
  }

  /// The next line, if there is a whole one.
  func next() -> Event {
    while true {
      if let (line, length) = splitter.next(&unread) {
        offset += Int64(length)
        return .line(line)
      }
      if !isVerified, size < end || FileHead(bytes(from: 0, count: head.count)) != head { return .replaced }
      isVerified = true
      let new = bytes(from: end, count: LineSplitter.limit)
      if new.isEmpty {
        isVerified = false
        return .nothing
      }
      lastGrowth = Self.now
      end += Int64(new.count)
      unread = new[...]
      if head.count < FileHead.longest {
        head = FileHead(bytes(from: 0, count: Int(min(end, Int64(FileHead.longest)))))
      }
    }
  }

  /// The line without an end, when no end is expected any more.
  func rest() -> Line? {
    offset += Int64(splitter.pending)
    return splitter.rest()
  }

  private func bytes(from start: Int64, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = pread(descriptor.rawValue, rest.baseAddress, rest.count, off_t(start) + off_t(filled))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }
}
