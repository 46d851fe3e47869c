import Addresses
import Attacks
import Glibc
import SystemPackage

/// The hits of one address that nobody has looked at yet: `in/ADDRESS`.
///
/// The first line names the file (`#` and a random number), each other line is a hit: time, port, signature, host and
/// request line with tabs between. Writers append under a lock and bring it to the disk before they say that a hit
/// was accepted; the reader removes the file under the same lock. What a writer that was killed left of a line is not
/// a hit: it has no line end, and the next writer begins a new line.
struct HitFile {
  /// From this size on hits are written without their request lines, of which there are enough.
  static let briefFrom = 1 << 20

  /// The largest size; hits beyond are refused.
  static let largest = 64 << 20

  private let path: FilePath
  private let address: IPAddress

  init(_ address: IPAddress, in directory: FilePath) {
    self.address = address
    path = directory.appending(address.description)
  }

  /// Appends hits, and returns when they are on the disk.
  func append(_ hits: [Hit]) throws(SpoolProblem) {
    do throws(Errno) {
      let file = try openLocked(O_RDWR | O_APPEND | O_CREAT)
      defer { try? file.close() }
      try append(hits, to: file)
    } catch {
      guard error == .fileTooLarge else { throw SpoolProblem(path, error) }
      throw SpoolProblem(
        path, "more than \(Self.largest >> 20) MiB of hits wait; 'worm-mailer run' takes them")
    }
  }

  private func append(_ hits: [Hit], to file: FileDescriptor) throws(Errno) {
    let size = try Self.size(of: file)
    var text = size == 0 ? "#\(UInt64.random(in: 0 ... .max))\n" : ""
    // Who writes and who reads may be two users of one group, whatever the umask is.
    if size == 0 { fchmod(file.rawValue, 0o660) }
    if size > 0, try !Self.endsWithLineEnd(file, size: size) { text = "\n" }
    for hit in hits { text += Self.line(of: hit, isBrief: size + text.utf8.count > Self.briefFrom) }
    guard size + text.utf8.count <= Self.largest else { throw .fileTooLarge }
    do {
      _ = try file.writeAll(text.utf8)
      try DurableFile.sync(file)
    } catch {
      // What a full disk has of it is not to be taken for hits.
      ftruncate(file.rawValue, size)
      throw error as? Errno ?? .ioError
    }
    if size == 0 { try DurableFile.syncDirectory(path.removingLastComponent()) }
  }

  /// What was read from the file: its name and the hits from a place in it on.
  struct Contents {
    var mark: String
    var end: Int
    var hits: [Hit]
  }

  /// Keeps writers away as long as it lives.
  final class Lock {
    private let file: FileDescriptor
    private let path: FilePath

    fileprivate init(_ file: FileDescriptor, _ path: FilePath) {
      self.file = file
      self.path = path
    }

    // The kernel's lock goes with the descriptor.
    deinit { try? file.close() }

    /// The bytes of the file.
    func bytes() throws(SpoolProblem) -> [UInt8] {
      do throws(Errno) {
        return try DurableFile.readAll(file, atMost: HitFile.largest)
      } catch {
        throw SpoolProblem(path, error)
      }
    }

    /// Removes the file, when what it has was kept elsewhere.
    func remove() throws(SpoolProblem) {
      do throws(Errno) {
        try DurableFile.remove(path)
      } catch {
        throw SpoolProblem(path, error)
      }
    }
  }

  /// Keeps writers away; nil when the file is not there, taken by somebody else, say.
  func lock() throws(SpoolProblem) -> Lock? {
    do throws(Errno) {
      return Lock(try openLocked(O_RDONLY), path)
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw SpoolProblem(path, error)
    }
  }

  /// Reads the file as it is, without taking anything.
  func contents(after seen: (mark: String, end: Int)?) throws(SpoolProblem) -> Contents {
    do {
      return contents(try DurableFile.read(path, atMost: Self.largest) ?? [], after: seen)
    } catch {
      throw SpoolProblem(path, error)
    }
  }

  func contents(_ bytes: [UInt8], after seen: (mark: String, end: Int)?) -> Contents {
    let complete = bytes.lastIndex(of: 10).map { bytes[...$0] } ?? []
    let first = String(decoding: complete.prefix { $0 != 10 }.prefix(30), as: UTF8.self)
    let mark = first.hasPrefix("#") ? first : ""
    let start = seen.map { $0.mark == mark && !mark.isEmpty ? min($0.end, complete.count) : 0 } ?? 0
    let hits = complete[start...].split(separator: 10).compactMap(hit(of:))
    return Contents(mark: mark, end: complete.count, hits: hits)
  }

  /// Opens the file with the lock on it, and does it again when the file was removed before the lock was had.
  private func openLocked(_ flags: Int32) throws(Errno) -> FileDescriptor {
    while true {
      let descriptor = open(path.string, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o660)
      guard descriptor >= 0 else { throw Errno(rawValue: errno) }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var own = stat()
      var there = stat()
      let isOurs = fstat(descriptor, &own) == 0 && own.st_mode & S_IFMT == S_IFREG
      if isOurs, lstat(path.string, &there) == 0, own.st_ino == there.st_ino, own.st_dev == there.st_dev {
        return FileDescriptor(rawValue: descriptor)
      }
      close(descriptor)
      if !isOurs { throw .invalidArgument }
      if flags & O_CREAT == 0 { throw .noSuchFileOrDirectory }
    }
  }

  private static func size(of file: FileDescriptor) throws(Errno) -> Int {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    return Int(status.st_size)
  }

  private static func endsWithLineEnd(_ file: FileDescriptor, size: Int) throws(Errno) -> Bool {
    var byte: UInt8 = 0
    guard pread(file.rawValue, &byte, 1, size - 1) == 1 else { throw Errno(rawValue: errno) }
    return byte == 10
  }

  private static func line(of hit: Hit, isBrief: Bool) -> String {
    let words = [
      String(hit.time), hit.port.map { String($0) } ?? "", hit.signature, hit.host ?? "",
      isBrief ? "" : hit.line,
    ]
    // None of them has a tab or a line end by its making; if one had, it would make two hits of one.
    let clean = words.map { word in
      word.utf8.contains { $0 < 0x20 } ? String(word.unicodeScalars.filter { $0.value >= 0x20 }) : word
    }
    return clean.joined(separator: "\t") + "\n"
  }

  private func hit(of line: ArraySlice<UInt8>) -> Hit? {
    let words = line.split(separator: 9, omittingEmptySubsequences: false)
    guard words.count == 5 else { return nil }
    let texts = words.map { String(decoding: $0, as: UTF8.self) }
    guard let time = Int64(texts[0]), time.isTime, !texts[2].isEmpty else { return nil }
    return Hit(
      address: address, port: UInt16(texts[1]), time: time, signature: texts[2], line: texts[4],
      host: texts[3].isEmpty ? nil : texts[3])
  }
}
