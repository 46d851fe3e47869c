@testable import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("content file")
struct ContentFileTests {
  private let scratch: Scratch
  private let path: FilePath

  init() throws {
    scratch = try Scratch()
    path = try scratch.write("file", "hello\n")
    try path.setTime(seconds: 1_704_164_645, nanoseconds: 5)
  }

  /// The text of the problem of a file that is changed after it was opened.
  private func fault(_ change: () throws -> Void) throws -> String? {
    let file = try ContentFile(path)
    try change()
    return errorText { _ = try file.checksum() }
  }

  @Test("has the sum of its bytes when nothing changes")
  func unchanged() throws {
    let file = try ContentFile(path)
    #expect(try file.checksum() == Checksum(of: "hello\n".utf8))
    #expect(file.modified == 1_704_164_645)
  }

  @Test("that is written while it is read is a problem, even if it keeps its size")
  func changed() throws {
    #expect(try fault {} == nil)
    let changed = "\(path): changed while it was read"
    #expect(try fault { try path.setTime(seconds: 1_704_164_646, nanoseconds: 5) } == changed)
    #expect(try fault { try path.setTime(seconds: 1_704_164_646, nanoseconds: 6) } == changed)
    #expect(try fault { try path.resize(to: 7) } == changed)
    #expect(try fault { try path.resize(to: 3) } == changed)
  }
}

extension FilePath {
  fileprivate func setTime(seconds: Int, nanoseconds: Int) throws {
    let time = timespec(tv_sec: seconds, tv_nsec: nanoseconds)
    guard withPlatformString({ utimensat(AT_FDCWD, $0, [time, time], 0) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  /// Changes the size, and puts the time back.
  fileprivate func resize(to size: Int64) throws {
    let time = try Stat(self).st_mtim
    try FileDescriptor.open(self, .writeOnly).closeAfter {
      guard withPlatformString({ truncate($0, Int(size)) }) == 0 else { throw Errno(rawValue: errno) }
    }
    try setTime(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }
}
