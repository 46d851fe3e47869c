/// What stands before the message in a line of a log: a time, and usually a host and a program.
enum LogHead {
  /// Where the message begins, nil for a line that begins with something else.
  static func end(of line: Substring) -> String.Index? {
    if let end = tagged(line) ?? untagged(line) { return end }
    // What a container's log puts before the lines: the container's name, and the time at which they came.
    guard let container = line.prefixMatch(of: container) else { return nil }
    let rest = line[container.range.upperBound...]
    return tagged(rest) ?? untagged(rest) ?? (container.output.1 == nil ? nil : rest.startIndex)
  }

  /// The end of a head with a host and a program: syslog's (RFC 3164, RFC 5424 and rsyslog's between the two), and
  /// those of `journalctl -o` short, short-iso, short-precise and short-full.
  private static func tagged(_ line: Substring) -> String.Index? {
    line.prefixMatch(of: syslog)?.range.upperBound ?? line.prefixMatch(of: structured)?.range.upperBound
  }

  /// The end of a head with a time only, as Dovecot and Exim write in files of their own.
  private static func untagged(_ line: Substring) -> String.Index? {
    line.prefixMatch(of: own)?.range.upperBound
  }

  private static var container: Regex<(Substring, Substring?)> {
    #/(?:[a-z0-9][A-Za-z0-9_.\-]{0,62} +\| ?)?([0-9\-]{10}T[0-9:.]{8,18}Z +)?/#
  }

  private static var syslog: Regex<Substring> {
    #/(?:<[0-9]{1,3}>)?(?:[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9:]{8}(?:\.[0-9]{1,6})?|[0-9\-]{10}T[0-9:.]{8,15}(?:Z|[+\-][0-9:]{4,5})|[A-Z][a-z]{2} [0-9\-]{10} [0-9:]{8} [A-Z]{1,5}) [A-Za-z0-9.\-_]{1,64} [A-Za-z0-9\/_.\-]{1,64}(?:\[[0-9]+\])?: +/#
  }

  private static var structured: Regex<Substring> {
    #/<[0-9]{1,3}>1 [0-9\-]{10}T[0-9:.]{8,15}(?:Z|[+\-][0-9:]{5}) [A-Za-z0-9.\-_]{1,64} [A-Za-z0-9\/_.\-]{1,64} (?:-|[0-9]+) (?:-|[A-Za-z0-9]+) - +/#
  }

  private static var own: Regex<Substring> {
    #/(?:[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9:]{8}|[0-9\-]{10} [0-9:]{8}(?:\.[0-9]{3})?(?: [+\-][0-9]{4})?(?: \[[0-9]+\])?(?: [A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4})?) +/#
  }
}
