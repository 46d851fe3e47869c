import Secrecy

extension Session {
  /// Sends a command line as it is and waits for the answer.
  ///
  /// What follows the mechanism of an AUTH command is sent and not shown, as it might be a password.
  ///
  /// - Parameter line: The command without its end; one with a CR, LF or NUL in it is refused, as it would be more than
  ///   one command.
  public func command(_ line: String) throws(SMTPProblem) -> Reply {
    try exchange(line, Phase(command: line))
  }

  /// Begins a transaction.
  ///
  /// - Parameters:
  ///   - sender: The return path without angle brackets; empty for mail that nobody shall answer to.
  ///   - parameters: What follows the path, `SIZE=1000`.
  public func mail(from sender: String, parameters: [String] = []) throws(SMTPProblem) -> Reply {
    let path = try path(sender, .mail, mayBeEmpty: true)
    return try exchange((["MAIL FROM:\(path)"] + parameters).joined(separator: " "), .mail)
  }

  /// Names a recipient of the transaction.
  public func recipient(_ address: String) throws(SMTPProblem) -> Reply {
    try exchange("RCPT TO:\(path(address, .rcpt, mayBeEmpty: false))", .rcpt)
  }

  /// Ends a transaction without a message.
  @discardableResult
  public func reset() throws(SMTPProblem) -> Reply { try exchange("RSET", .rset) }

  private func path(_ address: String, _ phase: Phase, mayBeEmpty: Bool) throws(SMTPProblem) -> String {
    if let reason = MailPath.objection(to: address, mayBeEmpty: mayBeEmpty) {
      throw .unsendable(phase, reason)
    }
    return "<\(address)>"
  }

  /// Longer than any command needs to be: the longest path and parameters together.
  private static let maximumOfCommand = 2048

  /// Sends a command and waits for the whole answer.
  ///
  /// - Parameter codes: Those that mean yes, where not all of the phase do.
  func exchange(_ line: String, _ phase: Phase, allowing codes: [Int]? = nil) throws(SMTPProblem) -> Reply {
    guard !line.utf8.contains(where: { [0, 10, 13].contains($0) }) else {
      throw .unsendable(phase, "a command cannot have a CR, LF or NUL in it")
    }
    guard line.utf8.count <= Self.maximumOfCommand else {
      throw .unsendable(phase, "a command longer than \(Self.maximumOfCommand) bytes is not sent")
    }
    var shown = line
    if phase == .auth {
      let words = line.split(separator: " ", maxSplits: 2)
      if words.count == 3 {
        shown = words.prefix(2).joined(separator: " ") + " " + Redaction.mark
        dialogue.hide(Secret(words[2].utf8))
      }
    }
    return try exchange(Secret(Array((line + "\r\n").utf8)), as: shown, phase, allowing: codes)
  }

  /// Sends bytes that may be secret and waits for the whole answer.
  func exchange(
    _ bytes: Secret, as shown: String, _ phase: Phase, allowing codes: [Int]? = nil
  ) throws(SMTPProblem) -> Reply {
    try run(phase) { [settings] dialogue throws(SMTPProblem) in
      try dialogue.expectSilence(phase)
      let limit = dialogue.limit(settings.replySeconds)
      do throws(SMTPProblem) {
        try dialogue.send(bytes, as: shown, phase, limit)
      } catch {
        // A server that hung up may have said why before; a yes would be to what it has not read.
        guard case .broken = error, let reply = try? dialogue.reply(phase, limit), !reply.isPositive else {
          throw error
        }
        return reply
      }
      return try dialogue.reply(phase, limit, allowing: codes)
    }
  }

  /// Runs a step, and closes the connection when the session cannot go on after it.
  func run<Result>(
    _ phase: Phase, _ body: (inout Dialogue) throws(SMTPProblem) -> Result
  ) throws(SMTPProblem) -> Result {
    do {
      return try dialogue.timed(phase, body)
    } catch {
      if error.endsSession { dialogue.close() }
      throw error
    }
  }
}
