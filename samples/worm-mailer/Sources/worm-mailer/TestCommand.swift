import Addresses
import ArgumentParser
import Attacks
import Processing
import Intake
import Reporting
import Secrecy
import Settings
import Signatures
import Spool

/// What would become of a request.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Show what a request is, to whom a mail about it would go, and why.",
    discussion: """
      The request is a URI, a request line or a whole line of a log. With an address, in the line or by '--address', \
      the recipients are looked up in the DNS as by 'run'; nothing is kept and nothing is sent.

      Exit status: 0 when a mail would be sent, 1 when not.
      """)

  @Argument(
    help: ArgumentHelp("A URI such as '/scripts/root.exe?/c+dir', or a line of a log.", valueName: "line|uri")
  )
  var request: String

  @Option(help: ArgumentHelp("The address of the client.", valueName: "address"))
  var address: String?

  @Flag(help: "Ask no name server.")
  var noLookup = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if let address, IPAddress(address) == nil {
      throw ValidationError("'--address \(address)' is not an IP address")
    }
  }

  func run() throws {
    let settings = try options.readIfThere()
    let entry = try? LogEntry(line: Array(request.utf8))
    let asked = entry?.request ?? Self.request(of: Array(request.utf8))
    guard let match = try SignatureTable(settings).match(asked) else {
      try finish(match: nil, words: "no signature fits it, and what is unknown is never mailed", would: nil)
      return
    }
    guard match.signature.mails else {
      try finish(match: match, words: match.doubt ?? "it is never mailed", would: nil)
      return
    }
    guard let client = address.flatMap({ IPAddress($0) }) ?? entry?.address else {
      try finish(
        match: match, words: "its recipient depends on the address of the client; give that by '--address'",
        would: true)
      return
    }
    guard !noLookup else {
      try finish(match: match, words: "its recipient was not looked up", would: true)
      return
    }
    let spool = Spool(settings.spool, warn: WormMailer.remark)
    if let ban = try? Suppressions(spool.suppressions(), at: Moment.now.seconds).ban(on: client) {
      try finish(match: match, words: "\(ban.subject) is suppressed: \(ban.reason)", would: nil)
      return
    }
    switch try LiveMailService.answer(
      for: client, settings, spool, now: Moment.now.seconds, warn: WormMailer.remark)
    {
    case .mail(let recipients, _, _, let reason):
      let to = recipients.joined(separator: " and ")
      try finish(match: match, words: "because \(reason)", would: true, to: to)
    case .later(let reason):
      try finish(match: match, words: "the recipient cannot be known now: \(reason)", would: nil)
    case .nobody(let code, let words, _): try finish(match: match, words: "\(words) (\(code))", would: nil)
    }
  }

  /// A request line, or the target alone.
  private static func request(of bytes: [UInt8]) -> Request {
    let method = bytes.prefix { (97...122).contains($0 | 0x20) }
    let isLine = method.count > 2 && bytes.dropFirst(method.count).first == 32
    return isLine
      ? Request(line: bytes)
      : Request(method: Array("GET".utf8), target: bytes, version: Array("HTTP/1.0".utf8))
  }

  /// - Parameter would: Whether there would be a mail; nil for none.
  private func finish(match: Match?, words: String, would: Bool?, to: String? = nil) throws {
    var output = StandardOutput()
    if json {
      let signature = match?.signature
      let value = JSON.object([
        ("signature", .optional(signature?.name)), ("title", .optional(signature?.title)),
        ("source", .optional(signature?.source)), ("line", .optional(match?.line)),
        ("mail", .bool(would == true)),
        ("to", .optional(to)), ("why", .string(words)),
      ])
      try output.write(value.text + "\n")
    } else {
      let name = match.map(\.signature.title) ?? "not an attack"
      let mail = would == true ? "1 mail" + (to.map { " to \($0)" } ?? "") : "no mail"
      try output.write("would be: \(name), \(mail)\(to == nil ? ": " : ", ")\(words)\n")
      if let match {
        let wrapping = Wrapping.forOutput
        try output.write(wrapping.paragraph(match.signature.explanation, first: "  ", rest: "  "))
        try output.write(wrapping.paragraph("Source: \(match.signature.source)", first: "  ", rest: "    "))
        try output.write("  Quoted as: \(match.line)\n")
      }
    }
    if would != true { throw ExitCode(1) }
  }
}
