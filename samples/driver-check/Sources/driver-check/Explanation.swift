import Hardware
import Reporting
import Verdicts

/// All about one component or device: what it is, what was asked, what was seen, what follows.
struct Explanation {
  private let row: Row
  private let findings: [Finding]
  private let machine: Machine
  private let redaction: Redaction

  init(_ row: Row, _ findings: [Finding], _ machine: Machine, _ redaction: Redaction) {
    self.row = row
    self.findings = findings
    self.machine = machine
    self.redaction = redaction
  }

  func text(_ format: OutputFormat) -> String { format == .json ? json : plainText(.forOutput) }

  private func plainText(_ wrapping: Wrapping) -> String {
    var text = redaction.line(row.name) + "\n"
    if findings.isEmpty {
      text +=
        "  " + row.status.words + "\n"
        + row.notes.map { wrapping.paragraph(redaction.line($0), first: "  ", rest: "    ") }.joined()
    }
    for finding in findings {
      if let device = finding.device { text += "\n" + facts(device, finding.name) }
      text += "\n"
      for item in finding.trace {
        text += wrapping.paragraph(item.question, first: "  ", rest: "    ")
        for fact in item.seen {
          text += wrapping.paragraph(redaction.line(fact), first: "    ", rest: "      ")
        }
      }
      text += "\n  \(finding.verdict.status.words)\n"
      for note in finding.verdict.notes {
        text += wrapping.paragraph(redaction.line(note), first: "    ", rest: "      ")
      }
    }
    if !row.steps.isEmpty {
      text += "\nTo do, as root:\n" + row.steps.map { redaction.step($0).lines(wrapping) }.joined()
    }
    return text
  }

  /// What the device is; identifiers are to be copied, so nothing is broken.
  private func facts(_ device: Device, _ name: String) -> String {
    var lines = ["\(device.bus.rawValue) \(device.slot): \(name)"]
    lines += device.identifiers.isEmpty ? [] : ["identifiers: \(device.identifiers.joined(separator: " "))"]
    lines += device.modaliases.map { "modalias: \($0)" }
    lines += device.drivers.map { "driver: \($0.name)\($0.module.map { " (module \($0))" } ?? "")" }
    lines += device.children.map { "gives: \($0.kind)/\($0.name)" }
    lines += device.detail.map { ["detail: \($0)"] } ?? []
    var text = lines.map { "  \(redaction.line($0))\n" }.joined()
    if let serial = redaction.identity(device.serial) { text += "  serial: \(serial)\n" }
    return text
  }

  private var json: String {
    let devices = findings.compactMap { finding -> JSON? in
      let trace = finding.trace.map { item in
        JSON.object([
          ("question", .string(item.question)),
          ("seen", .array(item.seen.map { .string(redaction.line($0)) })),
        ])
      }
      guard case .object(let members)? = finding.json(redaction) else {
        return .object([("trace", .array(trace))])
      }
      return .object(members + [("trace", .array(trace))])
    }
    return JSON.object([
      ("key", .optional(row.key)), ("name", .string(redaction.line(row.name))),
      ("status", .string(row.status.rawValue)),
      ("notes", .array(row.notes.map { .string(redaction.line($0)) })),
      ("steps", .array(row.steps.map { redaction.step($0).json })), ("devices", .array(devices)),
    ]).text + "\n"
  }
}
