import Diagnosis
import Reporting

extension Explanation {
  /// The explanation for programs; the manual page describes the members, which are only ever added to.
  var json: JSON {
    .object([
      ("identifier", .string(identifier)),
      ("verdict", .string(verdict.name)),
      ("status", .integer(UInt64(clamping: verdict.rawValue))),
      ("meaning", .string(meaning)),
      ("causes", .array(causes.map(\.json))),
      ("deviation", .optional(deviation)),
      ("references", .array(references.map(JSON.string))),
      ("log_lines", .array(logLines.map(JSON.string))),
    ])
  }
}

extension Cause {
  fileprivate var json: JSON {
    .object([
      ("likelihood", .string(likelihood.rawValue)),
      ("text", .string(text)),
      ("check", .optional(check)),
      ("cure", .optional(cure)),
      ("finding", .optional(finding?.rawValue)),
    ])
  }
}
