import SMTP
import Transport

@testable import Diagnosis

/// `docs/answers.md`: the catalogue in words.
enum AnswersDocument {
  static var text: String {
    introduction + Catalogue.themes.map { "\n## \($0.title)\n" + $0.entries.map(text).joined() }.joined()
      + "\n## What is done where\n" + ServerKind.allCases.map(text).joined()
  }

  private static let introduction = """
    # What servers answer

    Every answer that `smtp-auth-test explain` and `auth` know, with what is behind it; the first that fits is taken. A
    test writes this page from the catalogue, so what it says is what the program says. In brackets: the explanation's
    identifier, the exit status, and for causes the finding by which `doctor` or `client` calls it.

    """

  private static func text(_ entry: Entry) -> String {
    let circumstances = entry.pattern.facts.compactMap(\.words)
    let example = entry.example.split(separator: "\n").map { "`\($0)`" }.joined(separator: " ")
    var text = "\n**\(example)**"
    if !circumstances.isEmpty { text += " " + circumstances.joined(separator: ", ") }
    text += "\n[\(entry.identifier), \(entry.verdict.rawValue)]\n"
    text += entry.meaning + "\n"
    if let deviation = entry.deviation { text += "*Not by the book:* \(deviation)\n" }
    let causes = entry.suspects.compactMap { suspect -> (cause: Cause, place: String)? in
      var circumstances = entry.exampleCircumstances
      for fact in suspect.needed { circumstances.assume(fact) }
      let place = suspect.needed.compactMap(\.words).joined(separator: ", ")
      return suspect.assessed(in: circumstances).map { ($0, place.isEmpty ? "" : " (\(place))") }
    }
    for likelihood in Cause.Likelihood.allCases {
      for (cause, place) in causes where cause.likelihood == likelihood {
        let finding = cause.finding.map { " [\($0.rawValue)]" } ?? ""
        text += "\n* \(likelihood.rawValue)\(place): \(cause.text)\(finding)"
      }
    }
    return text + (causes.isEmpty ? "" : "\n")
  }

  /// What is looked up at a server, and by what it is recognized.
  private static func text(_ kind: ServerKind) -> String {
    var text = "\n**\(kind.name)** [\(kind.rawValue)]\n"
    let signs = ServerSign.all.filter { $0.kind == kind }
    text += signs.map { "\n* recognized by \($0.words); source: \($0.source)" }.joined()
    for topic in ServerManual.Topic.allCases {
      guard let advice = ServerManual.advice(topic, kind) else { continue }
      let words = [advice.check.map { "to tell: \($0)" }, advice.cure.map { "to do: \($0)" }]
      text += "\n* \(topic.words): " + words.compactMap(\.self).joined(separator: " ")
    }
    return text + "\n"
  }
}

extension ServerManual.Topic {
  fileprivate var words: String {
    switch self {
    case .credentials: "user and password"
    case .storedForm: "what is stored for a mechanism"
    case .authOff: "AUTH for a port"
    case .authOnlyWithTLS: "AUTH under TLS only"
    case .mechanisms: "mechanisms"
    case .certificate: "certificate"
    case .backEnd: "what checks passwords"
    }
  }
}

extension Fact {
  /// The fact as the page has it; nil where the answer's own text shows it.
  var words: String? {
    switch self {
    case .phases(let phases): "after \(phases.map(\.rawValue).joined(separator: " or "))"
    case .encrypted: "with TLS"
    case .startTLSOffered: "where STARTTLS is offered"
    case .mechanism(let names): "by \(names.joined(separator: " or "))"
    case .mechanismOffered: "to a mechanism that is offered"
    case .noOffer: "where no mechanism is offered"
    case .emptyLine, .noNames, .onlyEqualsForm, .formsDiffer: nil
    case .offerVanished: "where AUTH was offered before TLS"
    case .helo: "after HELO"
    case .loopback: "on loopback"
    case .initialResponse: "to an initial response"
    case .passwordASCII: "with a password in ASCII"
    case .authorizationIdentity: "to an authorization identity"
    case .encodedHere: "to a message that this program made"
    case .authenticated: "after AUTH has worked"
    case .credentialsSent: "to the name or the password"
    case .unexpected: "where another code means yes, or with an enhanced code that means no"
    case .alert(let numbers):
      "after the alert " + numbers.map { TLSAlert(number: $0).description }.joined(separator: " or ")
    case .server(let kinds): "at " + kinds.map(\.name).sorted().joined(separator: " or ")
    case .not(.credentialsSent): "before the name and the password are sent"
    case .failures(let number): "after \(number) failures"
    case .not(.encrypted): "without TLS"
    case .not(.mechanismOffered): "to a mechanism that is not offered"
    case .not(.authenticated): "without AUTH"
    case .not(let fact): fact.words.map { "not \($0)" }
    }
  }
}
