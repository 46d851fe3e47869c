import ChildProcess
import Diagnosis
import Sysroot

/// What Postfix's log says about SASL lately: each line once, with the number of times.
enum LogCheck {
  /// How much of the log's end is read.
  private static let tailSize = 1 << 20

  /// The most lines that are shown.
  private static let mostLines = 12

  static func findings(_ whole: Examination) -> [Finding] {
    let set = whole.postfix["maillog_file"]
    let places = set.isEmpty || set == "/dev/stdout" ? ["/var/log/mail.log", "/var/log/maillog"] : [set]
    for place in places {
      do {
        let text = String(decoding: try whole.machine.tail(place, count: tailSize), as: UTF8.self)
        return LogFatalCheck.findings(whole, text, of: place) + lines(text, of: place)
      } catch  where error == .missing {
        continue
      } catch {
        return [PostfixCheck.cannotLook("what the log says", at: place, because: error)]
      }
    }
    if let text = journal(whole) {
      return LogFatalCheck.findings(whole, text, of: "the journal") + lines(text, of: "the journal")
    }
    return [
      Finding(
        "log-missing", .note, title: "there is no log", evidence: places.map { "\($0): no such file" },
        cause: "Without it nothing is known of what went wrong until now.",
        cure: ["journalctl -u 'postfix*' | grep -i sasl"])
    ]
  }

  /// What the journal has of Postfix, where the machine has no files for its log.
  private static func journal(_ whole: Examination) -> String? {
    let words = ["--quiet", "--no-pager", "--lines=5000", "--unit=postfix*"]
    guard let result = whole.commands.run("journalctl", words), result.status == 0, !result.output.isEmpty
    else { return nil }
    return result.text
  }

  private static func lines(_ text: String, of place: String) -> [Finding] {
    var counts: [(message: String, count: Int)] = []
    var indices: [String: Int] = [:]
    for line in text.lines {
      guard let message = message(of: line) else { continue }
      if let index = indices[message] {
        counts[index].count += 1
      } else if counts.count < 500 {
        indices[message] = counts.count
        counts.append((message, 1))
      }
    }
    // Those that can be explained first, then those that came most often.
    let explained = counts.map { ($0.message, $0.count, LogLine.explain($0.message)) }.sorted {
      ($0.2 == nil ? 1 : 0, -$0.1, $0.0) < ($1.2 == nil ? 1 : 0, -$1.1, $1.0)
    }
    let stranger = text.contains("unknown[127.0.0.1]") ? [unknownLocalhost(place)] : []
    return stranger
      + explained.prefix(mostLines).map { message, count, explanation in
        Finding(
          "log", .note, title: "the log says, \(count == 1 ? "once" : "\(count) times"): \(message)",
          evidence: ["\(place): its last \(tailSize >> 20) MiB"], cause: explanation?.meaning ?? "")
      }
  }

  /// What shows a chroot from the outside.
  private static func unknownLocalhost(_ place: String) -> Finding {
    Finding(
      "log-unknown-localhost", .note, title: "the log calls this machine itself 'unknown[127.0.0.1]'",
      evidence: ["\(place): its last \(tailSize >> 20) MiB"],
      cause:
        "smtpd could not even look that name up: a chroot without etc/hosts and etc/nsswitch.conf looks so.")
  }

  /// The part of a line that is the same each time, or nil when it is not about trouble with SASL.
  private static func message(of line: Substring) -> String? {
    guard line.contains("SASL") || line.contains("sasl") || line.contains("throttling"),
      let end = line.firstRange(of: "]: ")
    else { return nil }
    var message = line[end.upperBound...].prefix(400)
    guard message.hasPrefix("warning: ") || message.hasPrefix("fatal: ") else { return nil }
    // A user's name may be a password, typed into the wrong field.
    if let name = message.firstRange(of: ", sasl_username=") { message = message[..<name.lowerBound] }
    return FamiliarText.shown(withoutClient(String(message)))
  }

  /// `warning: host[1.2.3.4]: SASL ...` without the host, which is another each time.
  private static func withoutClient(_ message: String) -> String {
    guard let open = message.firstIndex(of: "["), let end = message.firstRange(of: "]: SASL"),
      let start = message[..<open].firstRange(of: ": ")
    else { return message }
    return message[..<start.upperBound] + String(message[end.lowerBound...].dropFirst(3))
  }
}
