import Foundation
import ProgramTesting
import SeededRandom
import Testing

@testable import Verdicts

@Suite("What gzip has compressed")
struct GzipFileTests {
  /// A configuration of a kernel, or what is like it.
  private static let text = (0..<4000).map {
    "CONFIG_OPTION_\($0 * 7919 % 4001)=\($0 % 3 == 0 ? "y" : "m")\n"
  }
  .joined()

  /// What the program makes of a text.
  private func compressed(_ text: String, _ arguments: String...) throws -> [UInt8] {
    let scratch = try Scratch()
    try scratch.file("config", text)
    let running = try Running(["gzip"] + arguments + ["config"], in: scratch.path)
    #expect(running.finish() == Outcome(""))
    return Array(try #require(FileManager.default.contents(atPath: scratch.path + "/config.gz")))
  }

  @Test(
    "comes out as it was",
    arguments: [
      ("", "-9"), ("x", "-1"), (text, "-1"), (text, "-9"), (text, "-n"),
      (String(repeating: "CONFIG_", count: 50_000), "-6"),
    ])
  func whole(text: String, option: String) throws {
    let file = GzipFile(try compressed(text, option), limit: 1 << 20)
    #expect(file.map { String(decoding: $0.contents, as: UTF8.self) == text } == true)
  }

  @Test("random bytes, which it only stores, come out, too")
  func stored() throws {
    var random = SeededGenerator(seed: 1)
    let text = String(
      (0..<70_000).map { _ in Character(Unicode.Scalar(UInt8.random(in: 1...127, using: &random))) })
    let file = GzipFile(try compressed(text, "-1"), limit: 1 << 20)
    #expect(file.map { String(decoding: $0.contents, as: UTF8.self) == text } == true)
  }

  @Test("a file that would become too large is not unpacked")
  func tooLarge() throws {
    #expect(GzipFile(try compressed(String(repeating: "0", count: 1 << 20), "-9"), limit: 1 << 16) == nil)
  }

  @Test("a damaged file is none, or another one, and never ends the program")
  func damaged() throws {
    let bytes = try compressed(String(Self.text.prefix(3000)), "-9")
    var random = SeededGenerator(seed: 2)
    for _ in 0..<Mutation.count(300) {
      let file = GzipFile(Mutation.mutated(bytes, using: &random), limit: 1 << 16)
      #expect((file?.contents.count ?? 0) <= 1 << 17)
    }
    for count in 0..<60 { #expect(GzipFile(Array(bytes.prefix(count)), limit: 1 << 16) == nil) }
  }
}
