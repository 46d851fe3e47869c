import Diagnosis
import Reporting
import SASL
import SMTP
import Transport

/// A look at a server, as its readers want it.
struct ProbeReport {
  let contact: Contact
  let remarks: [Remark]
  let showsTranscript: Bool

  /// What other ports offer, where this one has no AUTH.
  var others: OtherPorts?

  /// What the server offers to a client that goes on from here.
  private var offer: Explanation? {
    if let explanation = contact.explanation { return explanation }
    if let tls = contact.session.tls, !tls.isTrusted { return .untrusted(tls.problems) }
    let explanation = contact.offerExplanation
    return explanation.verdict == .works ? nil : explanation
  }

  var verdict: Verdict { offer?.verdict ?? .works }

  /// The mechanisms that the server names anywhere, the strongest first.
  private var kinds: [(name: String, kind: MechanismKind?)] {
    let places = [contact.clearCapabilities, contact.protectedCapabilities].compactMap(\.self)
    let names = Set(places.flatMap { $0.mechanisms + $0.oldMechanisms }.map { $0.uppercased() })
    let known = MechanismKind.all.filter { names.contains($0.name) }
    let unknown = names.subtracting(known.map(\.name)).sorted()
    return known.map { ($0.name, $0) } + unknown.map { ($0, nil) }
  }

  /// How much is at stake with a mechanism on the connection at hand.
  private func risk(of kind: MechanismKind) -> MechanismKind.Risk {
    contact.session.tls == nil && contact.session.peer?.isLoopback != true ? kind.riskInTheClear : kind.risk
  }

  /// For people.
  func text(_ wrapping: Wrapping) -> String {
    var text = showsTranscript ? contact.session.transcript.text + "\n" : ""
    text += contact.text(wrapping)
    let kinds = kinds
    if !kinds.isEmpty {
      text += "\nmechanisms, and what is at stake\n"
      for (name, kind) in kinds {
        let label = name + String(repeating: " ", count: max(1, 20 - name.count))
        let words = kind.map { "\(risk(of: $0).word): \($0.why)" } ?? "not known here"
        text += wrapping.paragraph(words, first: "  " + label, rest: String(repeating: " ", count: 22))
      }
    }
    if !remarks.isEmpty { text += "\n" }
    for remark in remarks {
      text += wrapping.paragraph(remark.line, rest: "  ")
    }
    if let offer { text += "\n" + offer.text(wrapping) }
    if let others { text += "\n" + others.text(wrapping) }
    return text + "\nverdict: \(verdict.name)\n"
  }

  /// For programs; the manual page describes the members.
  var json: String {
    let members: [(String, JSON)] = [
      ("verdict", .string(verdict.name)),
      ("status", .integer(UInt64(clamping: verdict.rawValue))),
      (
        "mechanisms",
        .array(
          kinds.map { name, kind in
            .object([
              ("name", .string(name)), ("risk", .optional(kind.map { risk(of: $0).word })),
              ("why", .optional(kind?.why)), ("supported", .bool(kind?.isSupported ?? false)),
            ])
          })
      ),
      ("explanation", offer?.json ?? .null),
      ("other_ports", others?.json ?? .null),
      ("remarks", .array(remarks.map(\.json))),
      (
        "transcript",
        showsTranscript
          ? .array(contact.session.transcript.lines.map { .string($0.description) }) : .null
      ),
    ]
    return JSON.object(contact.members() + members).text + "\n"
  }

  /// For a monitoring system.
  var nagios: NagiosResult {
    let warnings = remarks.filter(\.isWarning).map(\.text)
    if let offer {
      let why = [contact.problem?.description, offer.meaning].compactMap(\.self)
      return NagiosResult(OutputFormat.service, .critical, why.joined(separator: ": "), contact.measures)
    }
    let offered = (contact.capabilities?.mechanisms ?? []).joined(separator: " ")
    let how = "\(offered) over \(contact.session.tls?.version ?? "no TLS")"
    return NagiosResult(
      OutputFormat.service, warnings.isEmpty ? .ok : .warning, ([how] + warnings).joined(separator: "; "),
      contact.measures)
  }
}

extension MechanismKind.Risk {
  /// `low`, `medium`, `high`.
  var word: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}
