import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Only counts.
private struct Counter: ByteSink {
  var count: UInt64 = 0

  mutating func append(_ bytes: UnsafeRawBufferPointer) { count += UInt64(bytes.count) }
}

/// A file in which runs of zeros take no room on the disk.
private struct SparseFile: ByteSink {
  let descriptor: FileDescriptor
  var length: Int64 = 0

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    let isZero = bytes[0] == 0 && memcmp(start, start + 1, bytes.count - 1) == 0
    if !isZero { try descriptor.writeAll(toAbsoluteOffset: length, bytes) }
    length += Int64(bytes.count)
    if isZero { try descriptor.resize(to: length) }
  }
}

extension PackageSource {
  /// A package with one file of zeros.
  fileprivate static func zeros(_ size: UInt64, in directory: FilePath) throws -> PackageSource {
    let file = directory.appending("zeros")
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create], permissions: FilePermissions(rawValue: 0o600))
    try descriptor.closeAfter { try descriptor.resize(to: Int64(size)) }
    let sample = try sample(files: [("etc/zeros", [])])
    var map = sample.map
    map.entries = map.entries.map { entry in
      var entry = entry
      if entry.path == "etc/zeros" { entry.content?.size = size }
      return entry
    }
    let origins = sample.origins.merging(["etc/zeros": .file(file)]) { $1 }
    return PackageSource(info: sample.info, map: map, origins: origins, modified: 1)
  }
}

private var peakMemory: Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss << 10
}

@Suite("large packages")
struct LargePackageTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("are written and verified in a few megabytes of memory")
  func memory() async throws {
    let directory = scratch.path.string
    await #expect(processExitsWith: .success) { [directory = directory as String] in
      let directory = FilePath(directory)
      let size: UInt64 = 300 << 20
      let source = try PackageSource.zeros(size, in: directory)
      let before = peakMemory
      let stream = directory.appending("out.pkg")
      let descriptor = try FileDescriptor.open(
        stream, .readWrite, options: [.create], permissions: FilePermissions(rawValue: 0o600))
      var sink = SparseFile(descriptor: descriptor)
      try StreamWriter([source]).write(into: &sink)
      try #require(sink.length > Int64(size))
      var reader = try StreamReader(ByteSource(opening: stream))
      try #require(try reader.verify().isEmpty)
      try #require(peakMemory - before < 12 << 20)
    }
  }

  @Test(
    "may have files of 4 GiB less one byte, and no larger",
    .enabled(if: isThorough, "PKGH_THOROUGH is not set"))
  func fourGibibytes() throws {
    var counter = Counter()
    try StreamWriter([PackageSource.zeros(0xffff_ffff, in: scratch.path)]).write(into: &counter)
    #expect(counter.count > 0xffff_ffff)
    #expect(counter.count % 512 == 0)
    let source = try PackageSource.zeros(0x1_0000_0000, in: scratch.path)
    #expect(throws: Problem.self) { try StreamWriter([source]).write(into: &counter) }
  }

  @Test("may have very many files", arguments: [isThorough ? 10_000 : 2_000])
  func files(count: Int) throws {
    let files = (0..<count).map { (ByteString("usr/share/d\($0 % 100)/f\($0)"), Array("\($0)\n".utf8)) }
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: files)])
    #expect(try StreamReader.findings(in: bytes, scratch) == [])
  }
}
