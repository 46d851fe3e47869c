import Archive
import Hardware
import Reporting
import Verdicts

extension Report {
  /// For programs; the manual page describes the members, which are only ever added to.
  var json: String {
    let identity = machine.inventory.identity
    return JSON.object([
      (
        "machine",
        .object([
          ("name", .string(title)),
          ("vendor", .optional(identity.vendor.map(redaction.line))),
          ("product", .optional(identity.product.map(redaction.line))),
          ("serial", .optional(redaction.identity(identity.serial))),
          ("uuid", .optional(redaction.identity(identity.uuid))),
        ])
      ),
      ("model", .optional(modelName)),
      ("model_file", .optional(modelFile)),
      ("model_problems", .array(problems.map(JSON.string))),
      ("kernel", .optional(machine.release.map(redaction.line))),
      ("kernel_is_running", .bool(!machine.isHypothetical)),
      ("suite", .optional(machine.suite?.codename)),
      ("verdict", .string(status.name)),
      ("status", .integer(UInt64(clamping: status.rawValue))),
      ("counts", .object(counts.map { ($0.0.rawValue, .integer(UInt64($0.1))) })),
      ("components", .array(lines.map { $0.json(redaction) })),
      ("remarks", .array(remarks.map { $0.json(redaction) })),
    ]).text + "\n"
  }
}

extension Report.Line {
  fileprivate func json(_ redaction: Redaction) -> JSON {
    .object([
      ("key", .optional(key)),
      ("name", .string(name)),
      ("status", .string(status.rawValue)),
      ("notes", .array(notes.map(JSON.string))),
      ("needed_kernel", .optional(kernel)),
      ("steps", .array(steps.map(\.json))),
      ("devices", .array(findings.compactMap { $0.json(redaction) })),
    ])
  }
}

extension Finding {
  /// The device, with its own status; nil for a component that is not there.
  func json(_ redaction: Redaction) -> JSON? {
    guard let device else { return nil }
    func texts(_ texts: [String]) -> JSON { .array(texts.map { .string(redaction.line($0)) }) }
    return .object([
      ("bus", .string(device.bus.rawValue)),
      ("slot", .string(redaction.line(device.slot))),
      ("name", .string(redaction.line(name))),
      ("identifiers", texts(device.identifiers)),
      ("modaliases", texts(device.modaliases)),
      ("drivers", texts(device.boundDrivers.map(\.name))),
      ("modules", texts(device.boundDrivers.compactMap(\.module))),
      ("candidates", texts(candidates)),
      ("children", texts(device.children.map { "\($0.kind)/\($0.name)" })),
      ("serial", .optional(redaction.identity(device.serial))),
      ("status", .string(verdict.status.rawValue)),
      ("notes", texts(verdict.notes)),
    ])
  }
}

extension Step {
  /// What sort of step it is, where, and the text.
  var json: JSON {
    switch self {
    case .command(let command):
      .object([("kind", .string("command")), ("place", .null), ("text", .string(command.text))])
    case .edit(let place, let text):
      .object([("kind", .string("edit")), ("place", .string(place)), ("text", .string(text))])
    case .advice(let text): .object([("kind", .string("advice")), ("place", .null), ("text", .string(text))])
    }
  }
}

extension Remark {
  fileprivate func json(_ redaction: Redaction) -> JSON {
    .object([
      ("identifier", .string(identifier)),
      ("fault", .bool(isFault)),
      ("text", .string(redaction.line(text))),
      ("steps", .array(steps.map { redaction.step($0).json })),
    ])
  }
}
