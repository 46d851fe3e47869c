import ArgumentParser
import Processing
import Reporting
import Settings
import Signatures

/// Shows what is known.
struct SignaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signatures",
    abstract: "List the signatures, with what each is, its source and how it was verified.")

  @Argument(help: ArgumentHelp("Show only these.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let table = try SignatureTable(try options.readIfThere())
    for name in names where table[name] == nil {
      throw InputProblem(description: "there is no signature '\(name)'; 'worm-mailer signatures' lists them")
    }
    let chosen = table.signatures.filter { names.isEmpty || names.contains($0.name) }
    var output = StandardOutput()
    if json {
      try output.write(JSON.array(chosen.map(\.json)).text + "\n")
      return
    }
    let wrapping = Wrapping.forOutput
    for signature in chosen {
      var text = "\(signature.name): \(signature.title)\n"
      for line in [
        signature.explanation, "Source: \(signature.source)", "Verified: \(signature.verified)",
        signature.mails ? "Mails: yes" : "Mails: never",
      ] { text += wrapping.paragraph(line, first: "  ", rest: "    ") }
      try output.write(text)
    }
  }
}

extension Signature {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("explanation", .string(explanation)),
      ("source", .string(source)), ("verified", .string(verified)), ("evidence", .string(evidence.rawValue)),
      ("mails", .bool(mails)),
    ])
  }
}
