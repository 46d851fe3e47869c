import ArgumentParser
import Testing

@testable import Reporting

private struct Check: Program {}

@Suite("A command line asks for the line of a check")
struct NagiosCheckTests {
  @Test(
    "by its last format, wherever it stands",
    arguments: [
      (["--format", "nagios"], true), (["--format=nagios"], true),
      (["--foo", "--format", "nagios", "x"], true),
      (["auth", "--user", "--format", "nagios"], true), (["--format", "text", "--format=nagios"], true),
      (["--format", "--format", "nagios"], true),
      ([], false), (["--format"], false), (["--format="], false), (["nagios"], false),
      (["--format", "json"], false),
      (["--format=nagios", "--format", "text"], false), (["--", "--format", "nagios"], false),
      (["--format", "--", "nagios"], false), (["--formats", "nagios"], false), (["--format=nagios2"], false),
    ])
  func asked(words: [String], isAsked: Bool) {
    #expect(Check.isCheck(words) == isAsked)
  }
}
