import Foundation
import ProgramTesting
import Testing

@Suite("docs/answers.md")
struct AnswersDocumentTests {
  /// `REWRITE_ANSWERS=1 swift test --filter AnswersDocumentTests` writes the page anew; the difference is to be read.
  @Test("says what the catalogue says")
  func page() throws {
    let package = SamplePackage(program: "smtp-auth-test")
    if ProcessInfo.processInfo.environment["REWRITE_ANSWERS"] == "1" {
      let path = try package.directory() + "/docs/answers.md"
      try AnswersDocument.text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try package.text("docs/answers.md") == AnswersDocument.text)
  }
}
