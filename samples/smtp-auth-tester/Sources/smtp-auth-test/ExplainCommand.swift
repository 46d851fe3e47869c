import ArgumentParser
import Diagnosis
import Reporting
import SMTP

/// Explains a server's answer or a line of a log, without a server.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a reply code, a whole reply, or a line of a mail log.",
    discussion: """
      Explains 535, 5.7.8, '454 4.7.0 Temporary authentication failure: generic failure', and lines that Postfix, \
      Cyrus SASL, saslauthd, PAM, Dovecot, Exim, OpenSMTPD, Sendmail or Courier log, or in which a program shows a \
      server's reply. With - they are read from standard input, where unknown lines are skipped; lines that say what \
      is wrong come before those that only tell what came of it.
      """)

  @Argument(
    help: ArgumentHelp("A code, a reply or a line of a log; - for standard input.", valueName: "words"))
  var words: [String]

  @OptionGroup var known: CircumstanceOptions

  @Option(help: "How to write the explanation: text for people, json for programs.")
  var format = OutputFormat.text

  func validate() throws {
    if format == .nagios { throw ValidationError("'explain' has no '--format nagios': it checks nothing") }
    if words.contains("-"), words.count > 1 {
      throw ValidationError("'-' (standard input) must be the only argument")
    }
  }

  func run() throws {
    let circumstances = known.circumstances
    var questions = Questions()
    if words == ["-"] {
      var input = StandardInput()
      while let line = try input.line() { questions.add(line: line, in: circumstances) }
      questions.end(in: circumstances)
      if questions.isEmpty { throw UnknownQuestion("standard input", "no line of it is known") }
    } else {
      let text = words.joined(separator: " ")
      guard questions.add(text, in: circumstances) else {
        throw UnknownQuestion(
          "'\(FamiliarText.shown(text).printable)'", "neither a reply nor a known line of a log")
      }
    }
    var output = StandardOutput()
    try output.write(format == .json ? questions.json : questions.text(.forOutput))
  }
}

/// There was nothing to explain.
private struct UnknownQuestion: Problem {
  let description: String

  init(_ subject: String, _ reason: String) {
    description = "\(subject): \(reason)"
  }
}
