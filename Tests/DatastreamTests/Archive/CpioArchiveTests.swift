@testable import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("cpio archive")
struct CpioArchiveTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func write(_ members: [(Member, [UInt8])]) throws -> [UInt8] {
    var sink = Collector()
    var writer = try CpioWriter()
    for (member, content) in members {
      try writer.begin(member, into: &sink)
      try content.withUnsafeBytes { try writer.append($0, into: &sink) }
    }
    try writer.finish(into: &sink)
    return sink.bytes
  }

  /// The members with their contents, and where there is something instead of zeros.
  private func read(_ bytes: [UInt8]) throws -> (members: [(Member, [UInt8])], stray: [UInt64], end: UInt64) {
    let source = try ByteSource(opening: scratch.write("archive", bytes))
    var stray: [UInt64] = []
    let found = try withoutActuallyEscaping({ stray.append($0) }) { note in
      var reader = try CpioReader(source, stray: note)
      var found: [(Member, [UInt8])] = []
      while let member = try reader.next() {
        var content: [UInt8] = []
        try reader.readContent { content += $0 }
        found.append((member, content))
      }
      return found
    }
    return (found, stray, source.offset)
  }

  private func fault(_ bytes: [UInt8]) throws -> String? {
    errorText { _ = try read(bytes) }?.replacing("\(scratch.path)/", with: "")
  }

  private func archive(_ format: String, _ prepare: String) throws -> [UInt8] {
    let outcome = try run(
      "sh", ["-ec", "mkdir t; cd t; \(prepare); find * | sort | cpio -o --quiet -H \(format) >../out"],
      in: scratch.path)
    try #require(outcome == Outcome())
    defer { try? scratch.path.appending("t").removeTree() }
    return try scratch.path.appending("out").contents()
  }

  @Test("has every field of a header from what is said of the member")
  func fields() throws {
    let bytes = try write([
      (Member(name: "a", isDirectory: true, mode: 0o755, modified: 0x5000_0001), []),
      (Member(name: "a/bc", mode: 0o644, modified: 0xffff_ffff, size: 5), Array("12345".utf8)),
    ])
    let text = String(decoding: bytes.map { $0 == 0 ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    let headers = """
      070701 00000001 000041ed 00000000 00000000 00000001 50000001 00000000
             00000000 00000000 00000000 00000000 00000002 00000000 a.
      070701 00000002 000081a4 00000000 00000000 00000001 ffffffff 00000005
             00000000 00000000 00000000 00000000 00000005 00000000 a/bc. .12345...
      070701 00000000 00000000 00000000 00000000 00000001 00000000 00000000
             00000000 00000000 00000000 00000000 0000000b 00000000 TRAILER!!!. ...
      """.filter { $0 != " " && $0 != "\n" }
    #expect(text == headers + String(repeating: ".", count: 512 - headers.count))
  }

  @Test("keeps names byte for byte in any locale", arguments: ["C", "C.UTF-8", "en_US.ISO-8859-1"])
  func names(locale: String) async throws {
    let names: [ByteString] = [ByteString([0xe9]), ByteString([0xc3, 0xa9, 0xff]), "é", "a b\u{1}"]
    let members = names.map { (Member(name: $0, mode: 0o644, modified: 1), [UInt8]()) }
    let expected = try write(members)
    #expect(try read(expected).members.map(\.0.name) == names)
    let file = scratch.path.appending("out").string
    await #expect(processExitsWith: .success) { [locale = locale as String, file = file as String] in
      setlocale(LC_ALL, locale)
      let names: [ByteString] = [ByteString([0xe9]), ByteString([0xc3, 0xa9, 0xff]), "é", "a b\u{1}"]
      var output = try AtomicFile(at: FilePath(file))
      var writer = try CpioWriter()
      for name in names { try writer.begin(Member(name: name, mode: 0o644, modified: 1), into: &output) }
      try writer.finish(into: &output)
      try output.commit()
      var reader = try CpioReader(ByteSource(opening: FilePath(file))) { _ in }
      for name in names { try #require(try reader.next()?.name == name) }
    }
    #expect(try scratch.path.appending("out").contents() == expected)
  }

  @Test("is read in all formats that System V has had since 1988", arguments: ["newc", "crc", "odc"])
  func formats(format: String) throws {
    let bytes = try archive(
      format, "mkdir d; printf 12345 >d/five; : >empty; seq 9999 >long; touch -d @17 *; chmod 640 long")
    let (members, stray, end) = try read(bytes)
    #expect(
      members.map { "\($0.0.name) \($0.0.isDirectory)" } == [
        "d true", "d/five false", "empty false", "long false",
      ])
    #expect(members[1].1 == Array("12345".utf8))
    #expect(members[3].1 == Array((1...9999).map { "\($0)\n" }.joined().utf8))
    #expect(members[3].0.mode == 0o640)
    #expect(members[3].0.modified == 17)
    #expect(stray.isEmpty)
    #expect(end % 512 == 0 && end <= UInt64(bytes.count))
  }

  @Test("is read in the binary format of before, in either order of bytes", arguments: [true, false])
  func binary(isSwapped: Bool) throws {
    var bytes = try archive(
      "bin",
      "mkdir d; printf 12345 >d/five; printf 1234 >even; seq 9999 >long; touch -d @17 *; chmod 640 long")
    if isSwapped {
      // Every header, and the NUL after a name of an odd length, begins at an even offset.
      for start in bytes.indices where start % 2 == 0 && bytes[start...].starts(with: [0xc7, 0x71]) {
        for word in stride(from: start, to: start + 26, by: 2) { bytes.swapAt(word, word + 1) }
      }
    }
    let (members, stray, end) = try read(bytes)
    #expect(
      members.map { "\($0.0.name) \($0.0.isDirectory) \($0.0.size)" }
        == ["d true 0", "d/five false 5", "even false 4", "long false 48888"])
    #expect(members.map(\.1)[1...2] == [Array("12345".utf8), Array("1234".utf8)])
    #expect(members[3].1 == Array((1...9999).map { "\($0)\n" }.joined().utf8))
    #expect(members[3].0.mode == 0o640)
    #expect(members[3].0.modified == 17)
    #expect(stray.isEmpty)
    #expect(end % 512 == 0 && end <= UInt64(bytes.count))
  }

  @Test(
    "is refused in the binary format, too, with a damaged header",
    arguments: [
      (0, 0xc8, "does not have a header of digits that begins with 070701, 070702 or 070707"),
      (21, 0xff, "has a name of 65284 bytes, which is not 2 to 1041 with its NUL"),
      (20, 0, "has a name of 0 bytes, which is not 2 to 1041 with its NUL"),
      (20, 3, "has a member 'abc' whose name is not as long as its header says"),
      (7, 0xa1, "has a member 'abc' that is a link or a device; it can have only files and directories"),
    ] as [(Int, UInt8, String)])
  func damagedBinary(offset: Int, value: UInt8, message: String) throws {
    var bytes = try archive("bin", "echo x >abc")
    bytes[offset] = value
    #expect(try fault(bytes) == "archive: offset 0: the cpio archive \(message)")
    let whole = try archive("bin", "echo x >abc")
    for length in [0, 20, 25, 27, 30, 35, 60] {
      let text = try fault(Array(whole[..<length]))
      #expect(text?.contains("cut short") == true, "\(length): \(text ?? "")")
    }
  }

  @Test("of format 070702 has the sums of its contents compared")
  func sums() throws {
    var bytes = try archive("crc", "printf 12345 >five")
    bytes[try #require(bytes.firstRange(of: Array("12345".utf8))).lowerBound] ^= 1
    #expect(
      try fault(bytes)
        == "archive: offset 121: the cpio archive has a content with the sum 254 instead of 255")
  }

  @Test("is refused with links and devices in it")
  func links() throws {
    #expect(
      try fault(archive("newc", "ln -s x link"))
        == "archive: offset 0: the cpio archive has a member 'link' that is a link or a device; it can have only files and directories"
    )
    #expect(
      try fault(archive("newc", "mkfifo pipe"))?.contains("a member 'pipe' that is a link or a device")
        == true)
    #expect(
      try fault(archive("newc", "echo x >a; ln a b"))?.contains("a member 'b' that is a link or a device")
        == true)
  }

  @Test("has only zeros between its parts")
  func filling() throws {
    var bytes = try write([(Member(name: "abc", mode: 0o644, modified: 1, size: 1), [7])])
    // Header 110, name 4, filling 2; content 1, filling 3; trailer 110 + 11, filling to the end.
    for offset in [114, 115, 117, 250, 511] { bytes[offset] = 1 }
    #expect(try read(bytes).stray == [114, 117, 250])
  }

  @Test(
    "with a damaged header is refused where the header is",
    arguments: [
      (0, "070703", "does not have a header of digits that begins with 070701, 070702 or 070707"),
      (0, "garbage", "does not have a header of digits that begins with 070701, 070702 or 070707"),
      (54, "0000000g", "does not have a header of digits that begins with 070701, 070702 or 070707"),
      (94, "00000000", "has a name of 0 bytes, which is not 2 to 1041 with its NUL"),
      (94, "00000001", "has a name of 1 bytes, which is not 2 to 1041 with its NUL"),
      (94, "ffffffff", "has a name of 4294967295 bytes, which is not 2 to 1041 with its NUL"),
      (94, "00000003", "has a member 'abc' whose name is not as long as its header says"),
      (94, "00000005", "has a member 'abc' whose name is not as long as its header says"),
      (
        14, "0000a1a4",
        "has a member 'abc' that is a link or a device; it can have only files and directories"
      ),
      (14, "000041ed", "has a member 'abc' with an impossible size or time"),
    ])
  func damage(offset: Int, value: String, message: String) throws {
    var bytes = try write([(Member(name: "abc", mode: 0o644, modified: 1, size: 1), [7])])
    bytes.replaceSubrange(offset..<offset + value.utf8.count, with: value.utf8)
    #expect(try fault(bytes) == "archive: offset 0: the cpio archive \(message)")
  }

  @Test("with a size of gigabytes that are not there is refused at the end of the file")
  func size() throws {
    var bytes = try write([(Member(name: "abc", mode: 0o644, modified: 1, size: 1), [7])])
    bytes.replaceSubrange(54..<62, with: "fffffff0".utf8)
    #expect(
      try fault(bytes)
        == "archive: offset 512: ends in the middle of a cpio archive: the file is cut short, fetch or build it again"
    )
  }

  @Test("is not written with a size or a time above 32 bits, or with another size than was said")
  func limits() throws {
    let large = Member(name: "a", mode: 0o644, modified: 1, size: 1 << 32)
    #expect(
      errorText { _ = try write([(large, [])]) }?.contains("an archive has room for numbers up to 4294967295")
        == true)
    let late = Member(name: "a", mode: 0o644, modified: 1 << 32)
    #expect(
      errorText { _ = try write([(late, [])]) }?.contains("an archive has room for numbers up to 4294967295")
        == true)
    let short = Member(name: "a", mode: 0o644, modified: 1, size: 2)
    #expect(throws: Problem.self) { try write([(short, [1])]) }
    #expect(throws: Problem.self) { try write([(short, [1, 2, 3])]) }
  }
}
