/// Lines that Postfix, Cyrus SASL, saslauthd and PAM write to the log.
public enum LogLine {
  /// What a line of a log means, nil when it is not about authentication or not known.
  public static func explain(_ line: String) -> Explanation? {
    nil
  }
}
