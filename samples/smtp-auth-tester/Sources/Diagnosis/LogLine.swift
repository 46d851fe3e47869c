/// A line that Postfix, Cyrus SASL, saslauthd or PAM wrote to the log.
public struct LogLine: Sendable, Equatable {
  /// The program's name without its process number, `postfix/smtpd`; nil when the line has no syslog prefix.
  public let program: String?

  /// What the program said.
  public let message: String

  /// Takes the prefix of syslog off, in its traditional (`Nov 22 13:41:19 host program[1]:`) or its newer form
  /// (`2026-11-22T13:41:19.123456+01:00 host program[1]:`).
  public init(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: true)
    let tagIndex: Int? =
      if words.count > 4, words[0].count == 3, Self.isTime(words[2]) {
        // A program may leave the host out.
        words[3].hasSuffix("]:") ? 3 : 4
      } else if words.count > 2, let first = words[0].first, first.isNumber, words[0].contains("T") {
        2
      } else {
        nil
      }
    guard let tagIndex, words[tagIndex].hasSuffix(":") else {
      program = nil
      message = line
      return
    }
    program = words[tagIndex].dropLast().split(separator: "[").first.map(String.init)
    message = line[words[tagIndex].endIndex...].drop { $0 == " " }.description
  }

  /// Whether a word is a time of day, `13:41:19`.
  private static func isTime(_ word: Substring) -> Bool {
    word.utf8.count >= 8
      && word.utf8.prefix(8).enumerated().allSatisfy { index, byte in
        index % 3 == 2 ? byte == UInt8(ascii: ":") : (48...57).contains(byte)
      }
  }

  /// What a line of a log means, nil when it is not about authentication or not known.
  public static func explain(_ line: String) -> Explanation? {
    LogLine(line).explanation
  }

  /// What the line means, nil when it is not about authentication or not known.
  public var explanation: Explanation? {
    // Programs have names of modules in their own: `pop(pam_unix)[1]:`.
    let folded = FoldedText((program.map { $0 + ": " } ?? "") + message)
    if QuotedReply.marks.contains(where: folded.contains), let quoted = QuotedReply(in: message) {
      return quoted.explanation
    }
    return LogCatalogue.entries.first { $0.matches(folded) }?.explanation
      ?? QuotedReply(anywhereIn: message)?.explanation
  }
}
