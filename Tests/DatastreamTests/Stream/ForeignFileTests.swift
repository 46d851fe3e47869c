import Datastream
import FileSystem
import TestSupport
import Testing

@Suite("A file that is not a package stream")
struct ForeignFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func message(_ bytes: [UInt8]) -> String? {
    errorText { _ = try StreamReader(of: bytes, in: scratch) }?.replacing(
      "\(scratch.path)/input.pkg: ", with: "")
  }

  @Test(
    "is named for what it is",
    arguments: [
      ([], "an empty file"), (Array("BZh91AY".utf8), "a file compressed by bzip2: unpack it with 'bunzip2'"),
      ([0x1f, 0x9d, 0x90], "a file compressed by compress: unpack it with 'uncompress' or 'gzip -d'"),
      (Array("xar!\0".utf8), "a xar archive, as a package of macOS is"),
      ([0x28, 0xb5, 0x2f, 0xfd, 1], "a file compressed by zstd, as a package of FreeBSD is"),
      (Array("<!DOCTYPE HTML><title>404".utf8), "a page of HTML, perhaps the error of a server"),
      (Array("!<arch>\ndebian-binary   ".utf8), "a package of Debian"),
      (Array("!<arch>\nx".utf8), "an ar archive"),
      (Array("\n \t\r\n<HTML>".utf8), "a page of HTML, perhaps the error of a server"),
      (Array("\u{feff}<?xml".utf8), "a text in XML"),
      (Array("\u{feff}hello".utf8), "a text with a byte order mark"),
      ([0xff, 0xfe, 0x23, 0], "a text in UTF-16"),
      (
        Array("\u{feff}# PaCkAgE DaTaStReAm\n".utf8),
        "one that was saved as a text, with other bytes before it"
      ),
      (
        Array("x/".utf8) + [UInt8](repeating: 0, count: 255) + Array("ustar  ".utf8),
        "a tar archive: unpack it with 'tar -x'"
      ),
    ] as [([UInt8], String)])
  func named(bytes: [UInt8], name: String) {
    #expect(
      message(bytes)
        == "offset 0: is not a package stream, but \(name): it does not begin with '# PaCkAgE DaTaStReAm'")
  }

  @Test("may be anything")
  func unknown() {
    #expect(
      message(Array("hello".utf8))
        == "offset 0: is not a package stream: it does not begin with '# PaCkAgE DaTaStReAm'")
  }

  @Test("may be a stream that was sent as text")
  func asText() throws {
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: [])])
    let sent = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    #expect(
      message(sent)
        == "offset 20: has a carriage return at the end of its first line: it was sent as text; send it again as a "
        + "binary file")
  }
}
