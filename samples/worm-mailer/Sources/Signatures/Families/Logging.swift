extension SignatureTable {
  /// Attacks on programs that log or pass on a header field.
  static let logging = [
    Signature(
      "log4shell", title: "Log4Shell",
      explanation: """
        This request has an expression in it by which the Java library Log4j 2 loads and runs a program of the \
        attacker's.
        """,
      source: "CVE-2021-44228, https://logging.apache.org/security.html", evidence: .header,
      patterns: [.lookup]),
    Signature(
      "shellshock", title: "Shellshock",
      explanation:
        "This request has the definition of a function in a header field, to run commands by GNU Bash.",
      source: "CVE-2014-6271, https://www.cisa.gov/news-events/alerts/2014/09/25", evidence: .header,
      // Only at the beginning Bash takes it for a function; elsewhere it may be a piece of a script.
      patterns: [
        RequestPattern(.unix, agents: ["() {*"]), RequestPattern(.unix, referers: ["() {*"]),
      ]),
  ]
}
