@testable import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("stream header")
struct StreamHeaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(_ text: String, followedBy rest: [UInt8] = []) throws -> (
    StreamHeader, offset: UInt64, stray: [UInt64]
  ) {
    let bytes = Array(text.utf8)
    let filling = (512 - bytes.count % 512) % 512
    let file = try scratch.write("header", bytes + [UInt8](repeating: 0, count: filling) + rest)
    let source = try ByteSource(opening: file)
    let findings = Findings()
    let header = try StreamHeader(reading: source, findings)
    return (header, source.offset, findings.list.compactMap(\.stray))
  }

  private func text(_ lines: String...) -> String {
    (["# PaCkAgE DaTaStReAm"] + lines + ["# end of header\n"]).joined(separator: "\n")
  }

  @Test("has a line for each package, and may have parts on volumes, comments and empty lines")
  func lines() throws {
    let (header, offset, stray) = try read(text("A 1 0", "# note", "", "SUNWlong+name-2.2 3 999999999 0 2 1"))
    #expect(
      header.packages == [
        .init(instance: "A", partCount: 1, maximumPartSize: 0),
        .init(
          instance: "SUNWlong+name-2.2", partCount: 3, maximumPartSize: 999_999_999,
          partsOnVolumes: [0, 2, 1]),
      ])
    #expect(offset == 512)
    #expect(stray.isEmpty)
  }

  @Test(
    "is read as sscanf(3) reads it",
    arguments: [
      ("A\t1  2", 2, []), (" A 1 2 ", 2, []), ("A 1 -2", 0, []), ("A 1 0", 0, []),
      ("A 1 2\t0  1", 2, [0, 1]),
      ("A 1 2 comment", 2, []), ("A 1 2 1 comment 3", 2, [1]), ("\u{b}A\u{c}1 2\r", 2, []),
    ] as [(String, UInt64, [Int])])
  func blanks(line: String, size: UInt64, volumes: [Int]) throws {
    #expect(
      try read(text(line)).0.packages
        == [.init(instance: "A", partCount: 1, maximumPartSize: size, partsOnVolumes: volumes)])
  }

  @Test(
    "may be filled with empty and short lines, up to its limit",
    arguments: [("\n", 1, true), ("\n", 260_000, true), ("#\n", 130_000, true), ("\n#\n", 80_000, true)]
      + [("\n", 263_000, false), ("#\n", 140_000, false), ("\n\n# a comment\n", 20_000, false)])
  func filled(line: String, count: Int, isShort: Bool) throws {
    let filled = text("A 1 2").replacing("A 1 2\n", with: String(repeating: line, count: count) + "A 1 2\n")
    if isShort {
      let (header, offset, _) = try read(filled)
      #expect(header.packages == [.init(instance: "A", partCount: 1, maximumPartSize: 2)])
      #expect(offset == UInt64((filled.utf8.count + 511) / 512 * 512))
    } else {
      let problem = #expect(throws: Problem.self) { try read(filled) }
      #expect(problem?.message == "has a header without '# end of header'")
    }
  }

  @Test("may have a comment after the words by which it is known")
  func comment() throws {
    let header = try read(text("A 1 2").replacing("StReAm\n", with: "StReAm of 1989\n")).0
    #expect(header.packages == [.init(instance: "A", partCount: 1, maximumPartSize: 2)])
  }

  @Test(
    "blames the line",
    arguments: [
      ("", "input: has no package in its header"),
      ("A 1", "input: offset 21: 'A 1' is not 'PACKAGE PARTS BLOCKS'"),
      (" ", "input: offset 21: ' ' is not 'PACKAGE PARTS BLOCKS'"),
      ("A -1 2", "input: offset 21: 'A -1 2' is not 'PACKAGE PARTS BLOCKS'"),
      ("A 1 -", "input: offset 21: 'A 1 -' is not 'PACKAGE PARTS BLOCKS'"),
      ("A 1x 2", "input: offset 21: 'A 1x 2' is not 'PACKAGE PARTS BLOCKS'"),
      (
        "A 1 18446744073709551616",
        "input: offset 21: 'A 1 18446744073709551616' is not 'PACKAGE PARTS BLOCKS'"
      ),
      ("A 0 2", "input: offset 21: 'A 0 2' has 0 parts, which is not 1 to 9999"),
      ("A 1 2\n../B 1 2", "input: offset 27: '../B' is not the name of a package"),
      (".. 1 2", "input: offset 21: '..' is not the name of a package"),
      ("A 1 2\nA 1 2", "input: offset 27: package 'A' is listed twice"),
      (
        "A23456789012345678901234567890123 1 2",
        "input: offset 21: 'A23456789012345678901234567890123' is not a package name of 1 to 32 characters"
      ),
      (
        "#" + String(repeating: "x", count: 128),
        "input: offset 21: has a line in its header that is longer than 128 bytes"
      ),
    ])
  func faults(line: String, problem: String) throws {
    let file = try scratch.write("input", text(line) + String(repeating: "\0", count: 900))
    let expected = problem.replacing("input", with: file.string, maxReplacements: 1)
    do {
      _ = try StreamHeader(reading: ByteSource(opening: file), Findings())
      Issue.record("no problem")
    } catch let error as Problem {
      #expect(error.description == expected)
    }
  }

  /// A header whose text, without a comment, has this length.
  private func header(textLength: Int) -> StreamHeader {
    let room = textLength - text("").utf8.count + 1
    let count = room / 20
    let packages = (0..<count).map { index in
      // Every line has 20 bytes and its share of the rest: a name, " 1 1" and a newline.
      let length = room * (index + 1) / count - room * index / count - 5
      let name = "P\(100 + index)"
      return StreamHeader.Package(
        instance: name + String(repeating: "x", count: length - name.utf8.count), partCount: 1,
        maximumPartSize: 1)
    }
    return StreamHeader(packages: packages)
  }

  /// Every length where tests are thorough, and those around the ends of blocks where they are not.
  @Test("is never written with a text that ends at a block's end or one byte after")
  func crossing() throws {
    for length in 512..<1536 where isThorough || (length + 40) % 512 < 80 {
      let header = header(textLength: length)
      let bytes = try header.serialized()
      let end = try #require(bytes.lastIndex(of: UInt8(ascii: "\n"))) + 1
      try #require(end == (length % 512 < 2 ? length + 2 : length), "\(length)")
      try #require(bytes.count % 512 == 0 && 0..<512 ~= bytes.count - end, "\(length)")
      let source = try ByteSource(opening: scratch.write("header", bytes + [1]))
      try #require(try StreamHeader(reading: source, Findings()) == header, "\(length)")
      try #require(source.offset == UInt64(bytes.count), "\(length)")
    }
  }

  @Test("of 512 bytes of text is read with and without the block of zeros that Sun's writer adds")
  func fullBlock() throws {
    let name = "A" + String(repeating: "#", count: 0)
    let base = text("\(name) 1 2", "#")
    let comment = (1...4).map { _ in "#" + String(repeating: "-", count: 100) }
    var full = text("\(name) 1 2", comment[0], comment[1], comment[2], comment[3], "#")
    full = text(
      "\(name) 1 2", comment[0], comment[1], comment[2], comment[3],
      "#" + String(repeating: "-", count: 512 - full.utf8.count))
    #expect(base.utf8.count < 512)
    #expect(full.utf8.count == 512)
    #expect(try read(full, followedBy: Array("070701".utf8)).offset == 512)
    #expect(
      try read(full, followedBy: [UInt8](repeating: 0, count: 512) + Array("070701".utf8)).offset == 1024)
    let longer = full.replacing("A 1 2\n", with: "AA 1 2\n")
    #expect(try read(longer, followedBy: Array("070701".utf8)).offset == 1024)
  }

  @Test("shows where its filling is not zero")
  func filling() throws {
    let file = try scratch.write(
      "header",
      text("A 1 2") + String(repeating: "\0", count: 400) + "x" + String(repeating: "\0", count: 512))
    let findings = Findings()
    _ = try StreamHeader(reading: ByteSource(opening: file), findings)
    #expect(findings.list.map(\.stray) == [43 + 400])
  }

  @Test("refuses to be written with a name that readers have no room for")
  func name() throws {
    #expect(throws: Problem.self) {
      try StreamHeader(packages: [
        .init(instance: String(repeating: "x", count: 33), partCount: 1, maximumPartSize: 1)
      ])
      .serialized()
    }
  }

  @Test("has lines of at most 127 bytes, which readers take with the newline")
  func longLines() throws {
    func header(lineOf count: Int) -> StreamHeader {
      // 'A 1 0' and ' 1' for each volume; a two-digit number makes the difference even or odd.
      let volumes = (count - 5) / 2
      let odd = (count - 5) % 2
      return StreamHeader(packages: [
        .init(
          instance: "A", partCount: 1, maximumPartSize: 0,
          partsOnVolumes: Array(repeating: 1, count: volumes - odd) + (odd == 1 ? [10] : []))
      ])
    }
    let longest = header(lineOf: 127)
    let bytes = try longest.serialized()
    #expect(bytes.split(separator: 0x0a)[1].count == 127)
    let source = try ByteSource(opening: scratch.write("longest", bytes))
    #expect(try StreamHeader(reading: source, Findings()) == longest)
    #expect(throws: Problem.self) { try header(lineOf: 128).serialized() }
  }
}

extension Finding {
  /// The offset of filling that is not zero.
  fileprivate var stray: UInt64? {
    if code == .streamNonzeroPadding, case .offset(_, let offset)? = problem.place { offset } else { nil }
  }
}
