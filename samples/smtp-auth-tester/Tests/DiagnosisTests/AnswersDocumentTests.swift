import Foundation
import ProgramTesting
import Testing

@Suite("The pages written from the catalogues")
struct AnswersDocumentTests {
  /// `REWRITE_ANSWERS=1 swift test --filter AnswersDocumentTests` writes the pages anew; the difference is to be read.
  @Test(
    "say what the catalogues say",
    arguments: [("docs/answers.md", AnswersDocument.text), ("docs/log-lines.md", LogLineDocument.text)])
  func page(path: String, text: String) throws {
    let package = SamplePackage(program: "smtp-auth-test")
    if ProcessInfo.processInfo.environment["REWRITE_ANSWERS"] == "1" {
      try text.write(toFile: package.directory() + "/" + path, atomically: true, encoding: .utf8)
    }
    #expect(try package.text(path) == text)
  }
}
