import Reporting
import SASL

/// What became of a message in base64.
struct DecodedMessage {
  /// nil when it is not base64.
  let payload: Payload?

  private let problem: String?

  /// Its line in the input, from 1, nil where there is only one.
  private let line: Int?

  init(_ message: EncodedMessage, line: Int?, secretsShown: Bool) {
    self.line = line
    do {
      payload = try message.payload(secretsShown: secretsShown)
      problem = nil
    } catch {
      payload = nil
      problem = "\(error)"
    }
  }

  /// For people: what it is, how it reads, and what is wrong.
  func text(_ wrapping: Wrapping) -> String {
    let place = line.map { "line \($0): " } ?? ""
    guard let payload else { return wrapping.paragraph(place + (problem ?? ""), rest: "  ") }
    let remarks = payload.remarks.map { wrapping.paragraph("note: " + $0, first: "  ", rest: "    ") }
    // Not wrapped: blanks in it mean something.
    let text = payload.kind == .empty ? "" : "  \(payload.text)\n"
    return wrapping.paragraph("\(place)\(payload.kind)", rest: "  ") + text + remarks.joined()
  }

  /// For programs; the manual page describes the members, which are only ever added to.
  var json: JSON {
    .object([
      ("line", line.map { .integer(UInt64(clamping: $0)) } ?? .null),
      ("kind", .optional(payload?.kind.rawValue)),
      ("text", .optional(payload?.text)),
      ("remarks", .array((payload?.remarks ?? []).map(JSON.string))),
      ("problem", .optional(problem)),
    ])
  }
}
