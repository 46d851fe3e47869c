import ArgumentParser
import Letters
import Reporting

/// Prints the text to begin one's own with.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Print the template of the mail, to be edited and set as 'template'.")

  @Flag(help: "Print the placeholders instead, and what each stands for.")
  var placeholders = false

  func run() throws {
    var output = StandardOutput()
    guard placeholders else { return try output.write(LetterTemplate.standardText) }
    for placeholder in Placeholder.allCases {
      let name = "{{\(placeholder.rawValue)}}"
      let padding = String(repeating: " ", count: max(1, 18 - name.count))
      let kind =
        Placeholder.required.contains(placeholder)
        ? " (required)" : placeholder.isOptional ? " (not always there)" : ""
      try output.write("\(name)\(padding)\(placeholder.meaning)\(kind)\n")
    }
  }
}
