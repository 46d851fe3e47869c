/// A name that stands in a template for something of the report.
public enum Placeholder: String, CaseIterable, Sendable {
  case address, host, ports, `protocol`, target, first, last, count, what, explanation, source, reason, again,
    lines
  case stop, contact, organization, report, recipients

  /// What each stands for, for the manual.
  public var meaning: String {
    switch self {
    case .address: "the attacking address"
    case .host: "its name, if confirmed"
    case .ports: "the source ports of the quoted requests, or 'not known'"
    case .protocol: "the protocol of the requests: 'HTTP over TCP'"
    case .target: "the attacked server, if known: name or address, and port"
    case .first: "the time of the first request, by RFC 3339 in UTC"
    case .last: "the time of the last request"
    case .count:
      "the number of requests, and how many of them match the signature, if others match some too"
    case .what: "the signature's title"
    case .explanation: "what such a request is, in one sentence"
    case .source: "the document that describes it"
    case .reason: "why the recipient gets the mail"
    case .again:
      "the number of attacks counted since the last report, if there were any, and that report's number"
    case .lines: "up to ten of the requests"
    case .stop: "the addresses that stop the mails about the address, about its network, or all mails"
    case .contact: "the address at which a person answers"
    case .organization: "the organization that runs the server"
    case .report: "the report's number"
    case .recipients: "the mail's recipients"
    }
  }

  /// Without these a mail is of no use to those who get it, or gives them no way to stop it.
  public static let required: [Placeholder] = [
    .address, .ports, .first, .last, .count, .what, .reason, .stop,
  ]

  /// What not every report has; it stands in a section of its own, which is left out then.
  public var isOptional: Bool { [.host, .target, .again].contains(self) }

  /// What has lines of its own, and stands alone in the template's line.
  var isBlock: Bool { [.lines, .stop].contains(self) }
}
