import Glibc
import ProgramTesting
import SeededRandom
import SystemPackage
import Testing

@testable import Intake

@Suite("A stream of lines")
struct LineReaderTests {
  private func lines(_ bytes: [UInt8]) throws -> (lines: [Line], cut: Int) {
    let scratch = try Scratch()
    let file = try FileDescriptor.open(FilePath(try scratch.file("log", bytes)), .readOnly)
    defer { try? file.close() }
    var reader = LineReader(file)
    var lines: [Line] = []
    while let line = try reader.next() { lines.append(line) }
    return (lines, reader.cutLines)
  }

  @Test(
    "is taken apart, whatever the bytes",
    arguments: [
      ([], []), ([10], [[]]), ([65], [[65]]), ([65, 13, 10, 10, 66], [[65], [], [66]]),
      ([0, 255, 10, 13], [[0, 255], []]),
      ([13, 65, 10], [[13, 65]]),
    ] as [([UInt8], [[UInt8]])])
  func lines(bytes: [UInt8], expected: [[UInt8]]) throws {
    #expect(try lines(bytes).lines == expected.map { Line(bytes: $0, isCut: false) })
  }

  @Test("has no line that is longer than 64 KiB")
  func longLines() throws {
    let long =
      [UInt8](repeating: 65, count: 1 << 20) + [10, 66, 10] + [UInt8](repeating: 67, count: 65_536) + [10]
    let (lines, cut) = try lines(long + [UInt8](repeating: 68, count: 70_000))
    #expect(lines.map(\.bytes.count) == [65_536, 1, 65_536, 65_536])
    #expect(lines.map(\.isCut) == [true, false, false, true] && cut == 2)
  }

  @Test("is the same in whatever pieces it comes")
  func pieces() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let stream = (0..<300).map { _ in [10, 13, 65, 66].randomElement(using: &random) ?? UInt8(10) }
      let expected = stream.split(separator: 10, omittingEmptySubsequences: false).dropLast().map { line in
        Array(line.last == 13 ? line.dropLast() : line)
      }
      var splitter = LineSplitter()
      var found: [[UInt8]] = []
      var length = 0
      var rest = stream[...]
      while !rest.isEmpty {
        var piece = rest.prefix(Int.random(in: 1...20, using: &random))
        rest = rest.dropFirst(piece.count)
        while let (line, count) = splitter.next(&piece) {
          found.append(line.bytes)
          length += count
        }
      }
      #expect(found == expected && length + splitter.pending == stream.count)
    }
  }

  @Test("of a pipe that does not block is waited for")
  func nonBlocking() throws {
    let ends = try FileDescriptor.pipe()
    _ = fcntl(ends.readEnd.rawValue, F_SETFL, O_NONBLOCK)
    let writer = Thread {
      usleep(20_000)
      _ = try? ends.writeEnd.writeAll("a\nb".utf8)
      try? ends.writeEnd.close()
    }
    var reader = LineReader(ends.readEnd)
    #expect(try reader.next()?.bytes == [97])
    #expect(try reader.next()?.bytes == [98])
    #expect(try reader.next() == nil)
    writer.join()
    try ends.readEnd.close()
  }
}

/// A thread of its own, which may wait.
private final class Thread {
  private var thread = pthread_t()

  init(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Box(body: body))
    pthread_create(
      &thread, nil,
      { argument in
        argument.map { Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
  }

  private final class Box {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  func join() { pthread_join(thread, nil) }
}
