import ArgumentParser
import Reporting
import SASL
import Secrecy

/// Shows what is in the base64 of an authentication.
struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Show what the base64 of challenges and answers says, and what is wrong with it.",
    discussion: """
      A word in base64, or a whole line: '334 VXNlcm5hbWU6', 'AUTH PLAIN ...'. What may be a password is masked. \
      With - lines are read from standard input, which should be used for messages with a password, because every \
      user of the machine can read the command line.
      """)

  @Argument(help: ArgumentHelp("A line or its base64; - for standard input.", valueName: "words"))
  var words: [String]

  @Flag(help: "Show passwords, tokens and proofs.")
  var showPassword = false

  @Option(help: "How to write the result: text for people, json for programs.")
  var format = OutputFormat.text

  func validate() throws {
    if format == .nagios { throw ValidationError("'decode' has no '--format nagios': it checks nothing") }
    if words.contains("-"), words.count > 1 {
      throw ValidationError("'-' (standard input) must be the only argument")
    }
  }

  func run() throws {
    Privacy.keepMemoryPrivate()
    let isDialogue = words == ["-"]
    let messages =
      isDialogue ? try Self.messages(of: StandardInput.whole()) : Self.line(words.joined(separator: " "))
    guard !messages.isEmpty else {
      throw DecodingProblem(
        isDialogue ? "standard input: no line has a message" : "there is no message in the line")
    }
    let decoded = messages.map { DecodedMessage($0.message, line: $0.line, secretsShown: showPassword) }
    var output = StandardOutput()
    switch format {
    case .json: try output.write("[\n" + decoded.map(\.json.text).joined(separator: ",\n") + "\n]\n")
    default:
      let wrapping = Wrapping.forOutput
      try output.write(decoded.map { $0.text(wrapping) }.joined(separator: "\n"))
    }
    let failures = decoded.count { $0.payload == nil }
    if failures > 0 {
      throw DecodingProblem(
        decoded.count == 1
          ? "the message cannot be decoded" : "\(failures) of \(decoded.count) messages cannot be decoded")
    }
  }

  typealias Found = (line: Int?, message: EncodedMessage)

  private static func line(_ text: String) -> [Found] {
    EncodedMessage(text.utf8, at: .alone).map { [(nil, $0)] } ?? []
  }

  /// The messages of a dialogue, in which the lines without one are passed over.
  static func messages(of dialogue: Secret) -> [Found] {
    dialogue.withBytes { bytes in
      var messages: [Found] = []
      var place = EncodedMessage.Place.dialogue
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        guard let message = EncodedMessage(line, at: place) else {
          place = .dialogue
          continue
        }
        place = message.sender == .server ? .afterChallenge : .dialogue
        messages.append((lines.count > 2 ? index + 1 : nil, message))
      }
      return messages
    }
  }
}

/// A message could not be decoded.
private struct DecodingProblem: Problem {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
