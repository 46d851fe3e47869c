import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("byte source")
struct ByteSourceTests {
  private let scratch: Scratch
  private static let content = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }

  init() throws { scratch = try Scratch() }

  private func compressed(_ bytes: [UInt8], _ name: String = "input.gz") throws -> FilePath {
    let plain = try scratch.write("plain", bytes)
    let outcome = try run(
      "sh", ["-c", "gzip -nc <\"$1\" >\"$2\"", "sh", plain.string, scratch.path.appending(name).string])
    try #require(outcome == Outcome())
    return scratch.path.appending(name)
  }

  private func all(_ source: ByteSource, upTo count: Int = 1 << 16) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while try !source.isAtEnd() { bytes += try source.read(upTo: count) }
    #expect(source.offset == UInt64(bytes.count))
    return bytes
  }

  private func fault(_ bytes: [UInt8]) throws -> String? {
    let file = try scratch.write("damaged.gz", bytes)
    return errorText { _ = try all(ByteSource(opening: file)) }?.replacing("\(scratch.path)/", with: "")
  }

  @Test("gives a file's bytes in any pieces", arguments: [1 << 20, 1000])
  func plain(piece: Int) throws {
    let file = try scratch.write("plain", Self.content)
    #expect(try all(ByteSource(opening: file), upTo: piece) == Self.content)
  }

  @Test("gives no bytes of an empty file")
  func empty() throws {
    #expect(try all(ByteSource(opening: scratch.write("empty", ""))) == [])
    #expect(try all(ByteSource(opening: compressed([]))) == [])
  }

  @Test("decompresses gzip, which it knows by its first bytes and not by its name")
  func gzip() throws {
    #expect(try all(ByteSource(opening: compressed(Self.content, "input.pkg"))) == Self.content)
  }

  @Test("decompresses gzip of several members, with zeros after the last")
  func members() throws {
    let first = try compressed(Array("one, ".utf8)).contents()
    let second = try compressed(Array("two".utf8)).contents()
    let file = try scratch.write("both", first + second + [0, 0, 0])
    #expect(try String(decoding: all(ByteSource(opening: file)), as: UTF8.self) == "one, two")
  }

  @Test("finds gzip that is cut short at any byte, damaged, or followed by something else")
  func damage() throws {
    let bytes = try compressed(Array("Hello, hello, hello".utf8)).contents()
    for count in 3..<bytes.count {
      #expect(
        try fault(Array(bytes[..<count]))
          == "damaged.gz: ends in the middle of its gzip data: the file is cut short, fetch or build it again"
      )
    }
    var damaged = bytes
    damaged[bytes.count - 8] ^= 1
    #expect(try fault(damaged) == "damaged.gz: has damaged gzip data: incorrect data check")
    #expect(
      try fault(bytes + Array("more".utf8)) == "damaged.gz: has damaged gzip data: incorrect header check")
  }

  @Test("reads a pipe that gives few bytes at a time")
  func pipe() throws {
    let (input, output) = try FileDescriptor.pipe()
    try output.writeAll([0x1f])
    try output.writeAll(Array("\u{8b} is no magic".utf8))
    try output.close()
    let text = try all(ByteSource(reading: input, name: "(standard input)"))
    try input.close()
    #expect(text == [0x1f] + Array("\u{8b} is no magic".utf8))
  }

  @Test("names the file that cannot be read")
  func missing() {
    #expect(
      errorText { _ = try ByteSource(opening: "/nonexistent/x.pkg") }
        == "/nonexistent/x.pkg: cannot read: no such file or directory")
    #expect(errorText { _ = try ByteSource(opening: "/").isAtEnd() } == "/: cannot read: is a directory")
  }
}
