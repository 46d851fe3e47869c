/// A report by RFC 3464: what became of a mail, recipient by recipient, for programs.
enum DeliveryStatus {
  /// What a report says.
  struct Outcome {
    /// Recipients with the action `failed` or `delayed`, or none and a status that says so.
    var failed: [Bounce.Recipient] = []

    /// How many recipients got the mail, or were handed on (`delivered`, `relayed`, `expanded`).
    var delivered = 0
  }

  private static let types: Set<String> = ["message/delivery-status", "message/global-delivery-status"]

  /// The outcome by the first such part of a mail, or nil when it has none or nothing is in it.
  static func outcome(of mail: IncomingMail) -> Outcome? {
    guard let part = mail.root.all(entersMessages: false).first(where: { types.contains($0.type) }) else {
      return nil
    }
    var outcome = Outcome()
    let lines = part.content.lines(limit: 20_000)
    var rest = lines[...]
    while !rest.isEmpty, outcome.failed.count < Bounce.maximumOfRecipients {
      rest = rest.drop { $0.trimmed.isEmpty }
      var fields = HeaderFields()
      let count = fields.read(rest)
      // A line that is not a field is left out.
      rest = rest.dropFirst(max(count, 1))
      add(fields, to: &outcome)
    }
    return outcome.failed.isEmpty && outcome.delivered == 0 ? nil : outcome
  }

  private static func add(_ fields: HeaderFields, to outcome: inout Outcome) {
    let action = String(
      decoding: fields.value("action").prefix(20).prefix { $0 > 0x20 && $0 != 0x3B }.map(\.folded),
      as: UTF8.self)
    let code = StatusCode(in: fields.value("status").prefix(100))
    guard let recipient = address(fields["final-recipient"]) ?? address(fields["original-recipient"]),
      !action.isEmpty || code.enhanced != nil
    else { return }
    if ["delivered", "relayed", "expanded"].contains(action) || code.enhanced?.hasPrefix("2.") == true {
      outcome.delivered += 1
      return
    }
    let diagnostic = fields.value("diagnostic-code")
    let said = StatusCode(in: diagnostic.prefix(2000))
    let weight = code.weight ?? said.weight ?? .unclear
    outcome.failed.append(
      Bounce.Recipient(
        address: recipient, original: address(fields["original-recipient"]),
        status: finer(code.enhanced, said.enhanced), diagnostic: shown(diagnostic),
        weight: action == "delayed" ? .delayed : weight))
  }

  /// The code of the report, unless it says no more than its class and the server's own says more.
  private static func finer(_ code: String?, _ said: String?) -> String? {
    guard let code, code.hasSuffix(".0.0") || code.hasSuffix(".0.0."), let said, said.first == code.first
    else {
      return code ?? said
    }
    return said
  }

  /// The address in `rfc822; somebody@example.net`.
  private static func address(_ field: HeaderField?) -> String? {
    guard let field else { return nil }
    let value = field.value[...]
    return MailAddress.all(in: value.firstIndex(of: 0x3B).map { value[($0 + 1)...] } ?? value, limit: 1).first
  }

  /// The text after the kind, `smtp;`.
  private static func shown(_ value: ArraySlice<UInt8>) -> String {
    let kind = value.prefix(20).firstIndex(of: 0x3B)
    return Diagnostic.shown(kind.map { value[($0 + 1)...] } ?? value)
  }
}
