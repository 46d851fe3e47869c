import Diagnosis
import Reporting
import SMTP
import Transport

extension Contact {
  /// What was seen of the server, for programs; the manual page describes the members.
  ///
  /// - Parameter replies: What the server answered later on.
  func members(after replies: [Reply] = []) -> [(String, JSON)] {
    let software = server(by: replies)
    return [
      ("server", .string("\(session.endpoint)")),
      ("address", .optional(session.peer.map { "\($0)" })),
      ("greeting", session.greeting?.json ?? .null),
      ("software", .optional(software?.kind.rawValue)),
      ("software_evidence", .optional(software?.evidence)),
      ("before_tls", clearCapabilities?.json ?? .null),
      ("tls", session.tls?.json ?? .null),
      ("under_tls", protectedCapabilities?.json ?? .null),
      ("bytes_before_tls", .integer(UInt64(clamping: bytesBeforeTLS))),
      ("problem", .optional(problem?.description)),
      (
        "milliseconds",
        .object(
          session.timings.phases.map { ($0.phase.rawValue.lowercased(), .decimal($0.milliseconds.tenths)) })
      ),
    ]
  }
}

extension Contact {
  /// How many bytes came with the answer to STARTTLS, which end the session.
  private var bytesBeforeTLS: Int {
    if case .violation(.startTLS, .unsolicited(_, let count)) = problem { count } else { 0 }
  }
}

extension Double {
  /// With one decimal, as JSON wants it.
  var tenths: String {
    guard isFinite, abs(self) < 1e12 else { return "0.0" }
    let tenths = Int64((self * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

extension Reply {
  var json: JSON {
    .object([
      ("code", .integer(UInt64(clamping: code))),
      ("enhanced_code", .optional(enhancedCode)),
      ("lines", .array(lines.map(JSON.string))),
      ("deviations", .array(deviations.map { .string($0.description) })),
    ])
  }
}

extension Capabilities {
  fileprivate var json: JSON {
    .object([
      ("auth", offersAuthentication ? .array(mechanisms.map(JSON.string)) : .null),
      ("auth_equals", offers("AUTH=") ? .array(oldMechanisms.map(JSON.string)) : .null),
      ("starttls", .bool(offersStartTLS)),
      (
        "extensions",
        .array(extensions.map { .string(([$0.keyword] + $0.parameters).joined(separator: " ")) })
      ),
    ])
  }
}

extension TLSState {
  fileprivate var json: JSON {
    .object([
      ("version", .string(version)),
      ("cipher", .string(cipher)),
      ("trusted", .bool(isTrusted)),
      ("problems", .array(problems.map { .string($0.description) })),
      ("certificate", certificate?.json ?? .null),
    ])
  }
}

extension Certificate {
  fileprivate var json: JSON {
    .object([
      ("subject", .string(subject)),
      ("issuer", .string(issuer)),
      ("names", .array((dnsNames + addresses).map(JSON.string))),
      ("not_before", .optional(notBefore.flatMap { Moment.iso8601(seconds: $0) })),
      ("not_after", .optional(notAfter.flatMap { Moment.iso8601(seconds: $0) })),
      ("days_left", daysLeft.map { .decimal(String($0)) } ?? .null),
      ("key", .optional(keyType.map { "\($0) \(keyBits)" })),
      ("signature", .string(signatureAlgorithm)),
      ("sha256", .string(fingerprint)),
    ])
  }
}
