/// Enhanced status codes (RFC 3463) in words, those that abuse desks are heard to use.
enum RefusalCode {
  private static let meanings = [
    "1.0": "address trouble", "1.1": "no such mailbox", "1.2": "no such host", "1.3": "bad address",
    "1.6": "the mailbox has moved", "1.8": "bad sender address", "1.10": "the domain takes no mail (null MX)",
    "2.0": "mailbox trouble", "2.1": "the mailbox is disabled", "2.2": "the mailbox is full",
    "2.3": "the mail is too long", "3.0": "mail system trouble", "3.1": "the mail system is full",
    "4.0": "network trouble", "4.1": "no answer from the host", "4.2": "the connection broke",
    "4.3": "the name service failed", "4.4": "no route", "4.6": "a mail loop", "4.7": "it took too long",
    "5.0": "protocol trouble", "6.0": "the form of the mail", "7.0": "refused by a rule",
    "7.1": "not allowed, or taken for spam", "7.23": "the SPF check failed", "7.25": "no reverse DNS name",
    "7.26": "several authentication checks failed",
  ]

  /// What a code means, or nothing for one that is not known.
  static func meaning(of code: String) -> String {
    let parts = code.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let meaning = meanings[String(parts[1])] else { return "" }
    return parts[0] == "4" ? meaning + ", for the time being" : meaning
  }
}
