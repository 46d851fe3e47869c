import Doctor
import Reporting

extension FindingsReport {
  /// For programs; the manual page describes the members, which are only ever added to.
  var json: String {
    let counts = Finding.Severity.allCases.map { ($0.rawValue, JSON.integer(UInt64(count($0)))) }
    return JSON.object([
      ("subject", .string(subject)),
      ("verdict", .string(status.name)),
      ("status", .integer(UInt64(clamping: status.rawValue))),
      ("counts", .object(counts)),
      ("findings", .array(findings.map(\.json))),
    ]).text + "\n"
  }
}

extension Finding {
  fileprivate var json: JSON {
    .object([
      ("identifier", .string(identifier)),
      ("severity", .string(severity.rawValue)),
      ("services", .array(services.map(JSON.string))),
      ("title", .string(title)),
      ("evidence", .array(evidence.map(JSON.string))),
      ("cause", .optional(cause.isEmpty ? nil : cause)),
      ("cure", .array(cure.map(JSON.string))),
    ])
  }
}
