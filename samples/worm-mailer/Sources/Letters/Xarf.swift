import Addresses
import Attacks
import Reporting
import SASL
import Secrecy

/// The report for programs by XARF 4 (github.com/xarf/xarf-spec, schemas/v4).
struct Xarf {
  let facts: ReportFacts
  let identity: Identity

  /// The version of the schemas that this is written for.
  static let version = "4.2.0"

  /// The report, checked against nothing: every value is made so that the schemas allow it.
  func json() throws(LetterProblem) -> JSON {
    let attack = facts.attack
    let evidence = try evidence()
    // Who had an address and port behind a shared address is found by the time of that very connection (RFC 6302).
    let quotation = attack.quotations.first { ($0.port ?? 0) > 0 }
    var members: [(String, JSON)] = [
      ("xarf_version", .string(Self.version)),
      ("report_id", .string(facts.reportID.description)),
      ("timestamp", .string(Quotation.timestamp(quotation?.time ?? attack.first))),
      ("reporter", party), ("sender", party),
      ("source_identifier", .string(attack.address.description)),
    ]
    if let port = quotation?.port { members.append(("source_port", .integer(UInt64(port)))) }
    members += [("category", .string("connection")), ("type", .string(facts.signature.xarf.rawValue))]
    members += [("evidence_source", .string("ids_detection")), ("evidence", .array([evidence]))]
    members.append(("description", .string(description)))
    if !facts.target.isMasked, let address = facts.target.address {
      members.append(("destination_ip", .string(address.description)))
    }
    members += [
      ("protocol", .string("tcp")), ("first_seen", .string(Quotation.timestamp(attack.first))),
      ("last_seen", .string(Quotation.timestamp(attack.last))),
    ]
    return .object(members + particulars)
  }

  /// Reporter and sender are the same: nobody reports on our behalf.
  private var party: JSON {
    .object([
      ("org", .string(identity.organization)), ("contact", .string(identity.contact.description)),
      ("domain", .string(identity.contact.domain.description)),
    ])
  }

  /// At most 1000 characters.
  private var description: String {
    let text = LetterText(facts: facts, identity: identity, stop: [])
    let explanation = LetterText.sentence(facts.signature.explanation, 500)
    return "\(text.title): \(explanation)."
  }

  /// What only this type has.
  private var particulars: [(String, JSON)] {
    let count = JSON.integer(UInt64(max(1, facts.attack.count)))
    let port = facts.target.port.flatMap { $0 > 0 ? JSON.integer(UInt64($0)) : nil }
    let destinationPort = port.map { [("destination_port", $0)] } ?? []
    switch facts.signature.xarf {
    case .infectedHost:
      let name = LetterText.sentence(facts.signature.title, 200)
      return destinationPort + [
        ("bot_type", .string("malicious")), ("bot_name", .string(name)),
        ("behavior_pattern", .string("vulnerability_probing")), ("total_requests", count),
      ]
    case .vulnerabilityScan:
      let known = facts.signature.vulnerabilities.prefix(20).map { JSON.string(LetterText.sentence($0, 40)) }
      return (port.map { [("targeted_ports", .array([$0]))] } ?? [])
        + [("scan_type", .string("web_vuln_scan")), ("total_requests", count)]
        + (known.isEmpty ? [] : [("vulnerabilities_probed", .array(Array(known)))])
    case .reconnaissance:
      return destinationPort + [
        ("probed_resources", .array(resources.map { .string($0) })), ("total_probes", count),
      ]
    }
  }

  /// What was asked for in the quoted requests, each once, without queries.
  private var resources: [String] {
    var resources: [String] = []
    for quotation in Quotation.all(of: facts) {
      let words = quotation.line.split(separator: " ")
      guard let target = words.count > 1 ? words[1] : words.first else { continue }
      let path = String(target.prefix { $0 != "?" })
      if !resources.contains(path) { resources.append(path) }
    }
    return resources
  }

  /// The quoted requests as a text.
  private func evidence() throws(LetterProblem) -> JSON {
    let address = facts.attack.address
    let text = Quotation.all(of: facts).map { quotation in
      let port = quotation.port.map { " port \($0)" } ?? ""
      return "\(quotation.time) \(address)\(port) \(quotation.line)\n"
    }.joined()
    guard let hash = Hash.sha256.digest(Secret(text.utf8)) else {
      throw LetterProblem("OpenSSL cannot compute SHA-256 here")
    }
    return .object([
      ("content_type", .string("text/plain")),
      ("description", .string("Requests from the server's log: time, address, source port, request")),
      ("payload", .string(Base64.encode(Array(text.utf8)))),
      ("hash", .string("sha256:" + hash.withBytes { String(hexadecimal: $0) })),
      ("size", .integer(UInt64(text.utf8.count))),
    ])
  }
}
