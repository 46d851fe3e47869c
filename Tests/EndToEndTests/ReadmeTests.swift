import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

/// What README.md shows is what happens.
@Suite("README.md")
struct ReadmeTests {
  private static let readme = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().appending("README.md")

  @Test("shows a package being made, with the output that there really is")
  func workedExample() throws {
    let text = try Self.readme.text()
    let source = try ScratchSource()
    try source.top.appending("debian-like").removeTree()
    let files = text.matches(of: /`(?<name>[^`\n]+)`:\n\n```[a-z]*\n(?<text>(?s:.*?))```/)
    #expect(files.count == 6)
    for file in files {
      try source.write(String(file.output.name), String(file.output.text))
    }

    let sessions = text.matches(of: /```console\n(?<text>(?s:.*?))```/)
    #expect(sessions.count == 3)
    let tools = try ["pkgh-buildpackage", "pkgh-show", "pkgh-verify"].map { try source.program($0) }
    let path = try #require(tools.first).removingLastComponent().string
    for session in sessions {
      for step in session.output.text.split(separator: "$ ") {
        let lines = step.split(separator: "\n", omittingEmptySubsequences: false)
        let command = try #require(lines.first)
        let outcome = try run(
          "sh", ["-c", "PATH=\(path):$PATH; \(command)"], in: source.top)
        let expected = lines.dropFirst().dropLast().map(String.init)
        let actual = outcome.stdout.split(separator: "\n").map(String.init)
        #expect(outcome.status == 0 && outcome.stderr == "")
        #expect(matches(actual[...], expected[...]), "\(command) printed:\n\(outcome.stdout)")
      }
    }
  }

  /// Whether the lines are the expected ones, where `...` stands for any number of lines.
  private func matches(_ actual: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    if first == "..." {
      return (actual.startIndex...actual.endIndex).contains { matches(actual[$0...], expected.dropFirst()) }
    }
    return actual.first == first && matches(actual.dropFirst(), expected.dropFirst())
  }
}
