@testable import Diagnosis

/// `docs/log-lines.md`: the catalogue of lines in words.
enum LogLineDocument {
  static var text: String {
    introduction
      + LogCatalogue.families.map { family in
        "\n## \(family.title)\n\nTexts of \(family.project).\n" + family.entries.map(text).joined()
      }.joined()
  }

  private static let introduction = """
    # What logs say

    Every line of a log that `smtp-auth-test explain` knows, with what is behind it; the first that fits is taken. A test
    writes this page from the catalogue. In brackets: the explanation's identifier, the exit status, and the file of the
    project's source that has the text. A line that is "a result" only tells what came of another one, which is looked
    for before it.

    """

  private static func text(_ entry: LogEntry) -> String {
    let example = entry.example.split(separator: "\n").joined(separator: " ")
    var text = "\n**`` \(example) ``**\n[\(entry.identifier), \(entry.verdict.rawValue), \(entry.source)]"
    if entry.isResult { text += " a result" }
    text += "\n\(entry.meaning)\n"
    let causes = entry.explanation.causes
    for cause in causes { text += "\n* \(cause.likelihood.rawValue): \(cause.text)" }
    return text + (causes.isEmpty ? "" : "\n")
  }
}
