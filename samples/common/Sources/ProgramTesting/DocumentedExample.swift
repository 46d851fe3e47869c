/// A command that a document shows, with the output that the document promises.
public struct DocumentedExample: Sendable {
  public var command: String
  public var output = ""

  /// The commands of all `console` blocks of a Markdown text.
  public static func all(in document: String) -> [DocumentedExample] {
    var examples: [DocumentedExample] = []
    var isInside = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(DocumentedExample(command: String(line.dropFirst(2))))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }
}
