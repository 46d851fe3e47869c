import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("compver")
struct CompatibleVersionsTests {
  private func parsed(_ text: String) -> CompatibleVersions {
    CompatibleVersions(parsing: Array(text.utf8), file: "compver")
  }

  @Test("has a version on each line that is not a comment")
  func reading() throws {
    let compver = parsed("# old\n\n1.0\n  0.9,REV=1 beta \n")
    #expect(compver.versions == ["1.0", "0.9,REV=1 beta"])
    #expect(String(decoding: try compver.serialized(), as: UTF8.self) == "1.0\n0.9,REV=1 beta\n")
    let golden = try fixtures.appending("golden/tiny/compver").contents()
    #expect(try CompatibleVersions(parsing: golden, file: "compver").serialized() == golden)
  }

  @Test(
    "names the line that is not a version",
    arguments: [
      (
        "\n(all) 1",
        "2: the version '(all) 1' begins with a '(', which introduces a machine in depend files"
      ),
      ("é", "1: the version 'é' must be 7-bit ASCII"),
      (
        String(repeating: "1", count: 256),
        "1: the version '\(String(repeating: "1", count: 80))…' is 256 bytes long; the limit is 255"
      ),
    ])
  func refusal(text: String, message: String) {
    #expect(parsed(text).problems().map { "\($0)" } == ["compver:" + message])
  }

  @Test("writes nothing that cannot be read back")
  func inexpressible() {
    func fault(_ version: ByteString) -> String? {
      errorText { _ = try CompatibleVersions([version]).serialized() }
    }
    #expect(fault("") == "the version '' is empty")
    #expect(fault("#1") == "the version '#1' would be read as a comment")
    #expect(fault(" 1") == "the version ' 1' begins or ends with a blank")
    #expect(fault("1\n2") == "the version '1\\x0a2' contains a newline or a NUL")
  }

  @Test("no text traps the reader, and what it read comes back the same", arguments: [5] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let compver = CompatibleVersions(
        parsing: random.mutated(Array("1.0\n0.9\n# x\n0.8\n".utf8)), file: "f")
      guard let text = try? compver.serialized() else { continue }
      #expect(CompatibleVersions(parsing: text, file: "f") == compver)
    }
  }
}
