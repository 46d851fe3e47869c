import ChildProcess
import Secrecy
import Transport

/// Hands mail to the sendmail command that every mail server for Unix brings along (sendmail(1) of Postfix, Exim, …).
public struct SendmailTransport: MailTransport {
  /// The program's file.
  public var path: String

  /// What it gets before our own arguments.
  public var arguments: [String]

  /// The time limit in seconds, after which it is killed.
  public var seconds: Double

  public init(path: String = "/usr/sbin/sendmail", arguments: [String] = [], seconds: Double = 120) {
    self.path = path
    self.arguments = arguments
    self.seconds = seconds
  }

  public func deliver(message: [UInt8], from sender: String, to recipients: [String]) -> DeliveryOutcome {
    .sparing(recipients, from: sender) { recipients in
      let (fate, reply) = run(sender.isEmpty ? "<>" : sender, recipients, message)
      return DeliveryOutcome(fate, for: recipients, reply: reply)
    }
  }

  private func run(
    _ sender: String, _ recipients: [String], _ message: [UInt8]
  ) -> (DeliveryOutcome.Fate, String) {
    let name = String(printing: path.utf8, limit: 300)
    // -i: a line with a single dot does not end the message.
    let words = arguments + ["-i", "-f", sender, "--"] + recipients
    guard var child = Child(path, words, reading: message) else {
      return (.temporary, "'\(name)': cannot be started")
    }
    let result = child.converse(input: [], limit: 4096, deadline: Deadline(seconds: seconds))
    let said = Self.lastLine(of: result.errors) ?? Self.lastLine(of: result.output)
    let addition = said.map { ": \($0)" } ?? ""
    guard let status = result.status else {
      return (.uncertain, "'\(name)' was killed, or did not end in time\(addition)")
    }
    return (Self.fate(of: status), "'\(name)' ended with status \(status)\(addition)")
  }

  /// What an exit status means by sysexits.h(3head).
  ///
  /// Only that the recipient or its host is not known is about the recipient; everything else, such as a mistake in the
  /// mail server's configuration (EX_CONFIG), can be put right before the next try.
  static func fate(of status: Int32) -> DeliveryOutcome.Fate {
    switch status {
    case 0: .accepted
    // EX_NOUSER and EX_NOHOST
    case 67, 68: .permanent
    default: .temporary
    }
  }

  /// The last line that is not empty, in which programs say why they end.
  private static func lastLine(of output: [UInt8]) -> String? {
    let lines = output.split(whereSeparator: { $0 == 10 || $0 == 13 })
    return lines.last.map { String(printing: $0, limit: 300) }
  }
}
