import SMTP

/// A server's reply that a log line quotes, or of which it has the reason.
struct QuotedReply {
  private let reply: Reply
  private let circumstances: Circumstances

  /// Whether the line is the server's own, where other lines say why it answered so.
  private let isOwn: Bool

  /// What a line with a reply has, by which most lines are passed over quickly.
  static let marks = [FoldedText(" said: "), FoldedText(" authentication failed:")]

  /// Finds the reply in a line such as `(host X said: 454 4.7.1 ... (in reply to RCPT TO command))`, or makes it
  /// from `SASL PLAIN authentication failed: REASON, sasl_username=joe`; nil when there is neither.
  init?(in message: String) {
    if let start = message.firstRange(of: " said: ") {
      var text = String(message[start.upperBound...].prefix(1000))
      var circumstances = Circumstances()
      if let end = text.firstRange(of: " (in reply to ") {
        circumstances.phase = Self.phase(of: text[end.upperBound...])
        text = String(text[..<end.lowerBound])
      } else if message.contains("SASL authentication failed; server ") {
        circumstances.phase = .auth
      }
      guard case .reply(let reply)? = Inquiry(text) else { return nil }
      self.init(reply: reply, circumstances: circumstances, isOwn: false)
    } else if let start = message.firstRange(of: ": SASL "),
      let end = message[start.upperBound...].firstRange(of: " authentication failed:")
    {
      let mechanism = message[start.upperBound..<end.lowerBound]
      guard !mechanism.isEmpty, !mechanism.contains(" "), mechanism.count <= 40 else { return nil }
      var reason = String(message[end.upperBound...].prefix(200).drop { $0 == " " })
      if let tail = reason.firstRange(of: ", sasl_username=") { reason = String(reason[..<tail.lowerBound]) }
      // Postfix has one answer for a back end that failed, and another for everything else.
      let reply =
        Self.temporary.contains(where: reason.hasPrefix)
        ? Reply(code: 454, lines: ["4.7.0 Temporary authentication failure: \(reason)"])
        : Reply(code: 535, lines: ["5.7.8 Error: authentication failed: \(reason)"])
      self.init(
        reply: reply,
        circumstances: Circumstances(phase: .auth, mechanism: String(mechanism), server: .postfix),
        isOwn: true)
    } else {
      return nil
    }
  }

  init(reply: Reply, circumstances: Circumstances, isOwn: Bool) {
    self.reply = reply
    self.circumstances = circumstances
    self.isOwn = isOwn
  }

  var explanation: Explanation {
    var explanation = Answer.reply(reply).explanation(in: circumstances)
    explanation.isResult = isOwn
    return explanation
  }

  /// The reasons with which Postfix answers 454, not 535.
  private static let temporary = [
    "generic failure", "Connection lost", "Can't connect to authentication server",
    "Authentication backend error",
  ]

  /// The phase of a command as Postfix writes it in its log.
  private static func phase(of command: Substring) -> Phase? {
    let phases: [(String, Phase)] = [
      ("EHLO", .ehlo), ("HELO", .helo), ("STARTTLS", .startTLS), ("AUTH", .auth), ("MAIL FROM", .mail),
      ("RCPT TO", .rcpt), ("DATA", .data), ("end of DATA", .data),
    ]
    return phases.first { command.hasPrefix($0.0) }?.1
  }
}
