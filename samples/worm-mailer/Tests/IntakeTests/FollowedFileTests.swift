import Foundation
import ProgramTesting
import SeededRandom
import SystemPackage
import Testing

@testable import Intake

@Suite("A followed file")
struct FollowedFileTests {
  /// A log that a server writes, and that is rotated.
  private final class Log {
    let scratch: Scratch
    let path: FilePath

    init(_ text: String? = "") throws {
      scratch = try Scratch()
      path = FilePath(scratch.path + "/access.log")
      if let text { try write(text) }
    }

    func write(_ text: String, to name: String = "access.log") throws {
      let file = try FileDescriptor.open(
        FilePath(scratch.path + "/" + name), .writeOnly, options: [.append, .create],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
    }

    func rename(_ name: String, _ other: String) throws {
      try FileManager.default.moveItem(atPath: scratch.path + "/" + name, toPath: scratch.path + "/" + other)
    }

    func copyAndTruncate(to name: String) throws {
      try FileManager.default.copyItem(atPath: path.string, toPath: scratch.path + "/" + name)
      try #require(truncate(path.string, 0) == 0)
    }

    func follow(_ start: FollowedFile.Start = .beginning, _ position: FilePosition? = nil, grace: Int = 600)
      throws
      -> FollowedFile
    {
      try FollowedFile(path, from: start, position: position, grace: grace)
    }
  }

  /// All lines that there are at present.
  private func lines(_ file: FollowedFile) -> [String] {
    var lines: [String] = []
    while let line = file.next() { lines.append(String(decoding: line.bytes, as: UTF8.self)) }
    return lines
  }

  @Test("is read from its end or its beginning, and then what comes")
  func beginnings() throws {
    let log = try Log("a\nb\nhalf")
    let whole = try log.follow(.beginning)
    let end = try log.follow(.end)
    #expect(lines(whole) == ["a", "b"] && lines(end) == [])
    try log.write(" a line\nc\n")
    #expect(lines(whole) == ["half a line", "c"] && lines(end) == ["half a line", "c"])
  }

  @Test("need not be there yet")
  func missing() throws {
    let log = try Log(nil)
    let file = try log.follow(.end)
    #expect(lines(file) == [] && file.position.parts.isEmpty)
    try log.write("a\n")
    #expect(lines(file) == ["a"])
  }

  @Test("is read on under its other name when it was renamed")
  func renamed() throws {
    let log = try Log("a\n")
    let file = try log.follow()
    #expect(lines(file) == ["a"])
    try log.write("b\n")
    try log.rename("access.log", "access.log.1")
    try log.write("c\n", to: "access.log.1")
    #expect(lines(file) == ["b", "c"])
    try log.write("d\n")
    try log.write("e\n", to: "access.log.1")
    #expect(lines(file) == ["e", "d"])
    try log.write("f\nhalf", to: "access.log.1")
    try log.write("g\n")
    #expect(lines(file) == ["f", "g"] && file.takeRemarks() == [])
  }

  @Test("is closed after a while, and then has its last line also without an end")
  func grace() throws {
    let log = try Log("a\nhalf")
    let file = try log.follow(grace: 0)
    #expect(lines(file) == ["a"])
    try log.rename("access.log", "access.log.1")
    try log.write("b\n")
    #expect(lines(file) == ["half", "b"] && file.position.parts.count == 1)
  }

  @Test("is read anew when it was written anew, after what only the copy has")
  func copyTruncate() throws {
    let log = try Log("a\n")
    let file = try log.follow()
    #expect(lines(file) == ["a"])
    try log.write("b\n")
    try log.copyAndTruncate(to: "access.log.1")
    #expect(lines(file) == ["b"])
    // Longer than before, so that only its beginning shows what has happened.
    try log.write("c\n")
    #expect(lines(file) == ["c"])
    try log.copyAndTruncate(to: "access.log.2")
    try log.write("dddddddddddd\n")
    #expect(lines(file) == ["dddddddddddd"] && file.takeRemarks() == [])
    try #require(truncate(log.path.string, 0) == 0)
    try log.write("e\n")
    #expect(lines(file) == ["e"] && file.takeRemarks().count == 1)
  }

  @Test("is read on by another process, without a line lost or doubled")
  func resumed() throws {
    let log = try Log("a\nb\n")
    let first = try log.follow()
    #expect(first.next()?.bytes == [97])
    let position = try JSONDecoder().decode(FilePosition.self, from: JSONEncoder().encode(first.position))
    #expect(lines(try log.follow(.end, position)) == ["b"])
    try log.write("c\n")
    try log.rename("access.log", "access.log.1")
    try log.write("d\n")
    #expect(lines(try log.follow(.end, position)) == ["b", "c", "d"])
    try log.rename("access.log.1", "access.log.2")
    try log.rename("access.log", "access.log.1")
    #expect(lines(try log.follow(.end, position)) == ["b", "c", "d"])
    try log.write("e\n")
    let last = try log.follow(.end, position)
    #expect(lines(last) == ["b", "c", "d", "e"] && last.takeRemarks() == [])
    #expect(lines(try log.follow(.end, last.position)) == [])
  }

  @Test("is found again in its copy")
  func resumedCopy() throws {
    let log = try Log("a\nb\n")
    let first = try log.follow()
    #expect(first.next()?.bytes == [97])
    try log.copyAndTruncate(to: "access.log-20261126")
    try log.write("c\nd\ne\n")
    #expect(lines(try log.follow(.end, first.position)) == ["b", "c", "d", "e"])
  }

  @Test("that is gone is said to be")
  func gone() throws {
    let log = try Log("a\nb\n")
    let first = try log.follow()
    #expect(first.next()?.bytes == [97])
    try FileManager.default.removeItem(atPath: log.path.string)
    try log.write("c\n")
    try log.write("x", to: "access.log.1.gz")
    let second = try log.follow(.end, first.position)
    #expect(lines(second) == ["c"] && second.takeRemarks().count == 1)
  }

  @Test("has its position wherever a reader stops, through rotations", arguments: 1...6)
  func everyPosition(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let log = try Log("")
    var file = try log.follow()
    var written = 0
    var read: [String] = []
    var rotations = 0
    for _ in 0..<80 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<4:
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          written += 1
          try log.write("line \(written)\n")
        }
      case 4:
        rotations += 1
        try log.rename("access.log", "access.log-20261126\(rotations + 10)")
        try log.write("")
      case 5: file = try log.follow(.end, file.position)
      default:
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          if let line = file.next() { read.append(String(decoding: line.bytes, as: UTF8.self)) }
        }
      }
    }
    read += lines(file)
    #expect(read.count == written && Set(read).count == written)
  }

  @Test("is nothing but a regular file", arguments: ["fifo", "directory"])
  func others(kind: String) throws {
    let log = try Log(nil)
    if kind == "fifo" {
      try #require(mkfifo(log.path.string, 0o600) == 0)
    } else {
      try FileManager.default.createDirectory(atPath: log.path.string, withIntermediateDirectories: false)
    }
    let problem = #expect(throws: FollowedFileProblem.self) { try log.follow() }
    #expect(problem?.description == "\(log.path): not a regular file; read it from standard input instead")
  }

  @Test("that may not be read is an error at first, and later only said")
  func denied() throws {
    let log = try Log("a\n")
    let file = try log.follow()
    #expect(lines(file) == ["a"])
    try log.rename("access.log", "access.log.1")
    try log.write("b\n")
    try #require(chmod(log.path.string, 0) == 0)
    asOrdinaryUser {
      #expect(lines(file) == [] && lines(file) == [])
      #expect(file.takeRemarks() == ["\(log.path): Permission denied"])
      #expect(throws: FollowedFileProblem.self) { try log.follow() }
    }
    try #require(chmod(log.path.string, 0o600) == 0)
    #expect(lines(file) == ["b"])
  }

  @Test("takes a stored position that is not one for none")
  func badPosition() throws {
    let log = try Log("a\n")
    for offset in [-1, Int64.max, 3] {
      var position = try log.follow().position
      position.parts[0].offset = offset
      position.parts[0].head.count = Int.max
      let file = try log.follow(.end, position)
      #expect(lines(file) == ["a"] && file.takeRemarks().count == 1)
    }
  }
}
