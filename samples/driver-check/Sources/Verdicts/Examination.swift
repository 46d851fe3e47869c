public import Hardware
public import Models
import Modules

/// A component or device with what was found out about it.
public struct Row: Sendable {
  /// The component's key in the model file; nil for a device that it does not name.
  public let key: String?
  public let name: String
  public let status: Status
  public let notes: [String]
  public internal(set) var steps: [Step]

  /// The kernel that is needed, for `needsNewerKernel`.
  public let kernel: String?

  /// The devices that it is, with the answers to each check's question.
  public let findings: [Finding]

  /// Whether it is to be shown even to those who look for what is wrong.
  public var isNotable: Bool {
    status.weight > .fine || findings.contains { !$0.verdict.remarks.isEmpty }
  }
}

/// One device of a row, or none where a component is not there.
public struct Finding: Sendable {
  public let device: Device?

  /// What the device is called by pci.ids, usb.ids or itself.
  public let name: String
  public let verdict: Verdict

  /// The modules of the kernel that claim the device.
  public let candidates: [String]

  /// The questions that were asked until one decided, and what was seen.
  public let trace: [(question: String, seen: [String])]
}

/// The examination of a machine: the components of its model first, then all devices that it does not name.
public struct Examination: Sendable {
  public let machine: Machine
  public let model: Model?

  public init(_ machine: Machine, model: Model?) {
    self.machine = machine
    self.model = model
  }

  /// All rows of the report.
  public func rows() -> [Row] {
    var rows: [Row] = []
    var left = machine.inventory.devices
    for component in model?.components ?? [] {
      let devices = left.filter(component.includes)
      left.removeAll { device in devices.contains { $0.bus == device.bus && $0.slot == device.slot } }
      if !devices.isEmpty || component.isExpected { rows.append(row(component, devices)) }
    }
    // What no device shows may stand or fall with another component, which need not come first.
    for (index, row) in rows.enumerated() where row.status == .notPresent {
      guard let component = model?.components.first(where: { $0.key == row.key }),
        let other = rows.first(where: { $0.key == component.follows }), other.key != nil
      else { continue }
      rows[index] = self.row(component, following: other)
    }
    return (rows + left.filter(isWorthARow).map(row)).withJoinedEdits
  }

  /// Asks all questions about a case, until one decides.
  func finding(_ subject: Case) -> Finding {
    var trace: [(question: String, seen: [String])] = []
    let name = subject.device.map(machine.names.name) ?? subject.component?.name ?? ""
    var notes: [String] = []
    func finding(_ verdict: Verdict) -> Finding {
      let candidates = (subject.device.map(machine.candidates) ?? []).map(\.module)
      return Finding(
        device: subject.device, name: name, verdict: verdict, candidates: candidates, trace: trace)
    }
    for check in Check.table {
      let answer = check.answer(subject)
      trace.append((check.question, answer.seen))
      notes += [answer.note].compactMap(\.self)
      if var verdict = answer.verdict {
        verdict.notes += notes
        verdict.remarks = notes
        return finding(verdict)
      }
    }
    return finding(Verdict(.noDriverKnown))
  }

  private func row(_ component: Component, _ devices: [Device]) -> Row {
    let cases = devices.isEmpty ? [nil] : devices.map(Optional.some)
    let findings = cases.map { finding(Case(machine, device: $0, component: component)) }
    let status = Status.whole(of: findings.map(\.verdict.status)) ?? .notPresent
    // Of several devices those decide that are as the whole is, and all that can be mended.
    let deciding = findings.map(\.verdict).filter {
      $0.status == status || (status.weight == .fault && $0.status.weight == .fault)
    }
    var notes: [String] = []
    // What the file says is enough where things are as it says; what was seen stands at the devices.
    let note = status == .notPresent ? nil : component.support(for: machine.kernel)?.note
    let told =
      note != nil && status.weight == .fine
      ? [note] + findings.flatMap(\.verdict.remarks) : deciding.flatMap(\.notes) + [note]
    for text in told {
      if let text, !notes.contains(text) { notes.append(text) }
    }
    return Row(
      key: component.key, name: component.name, status: status, notes: notes,
      steps: deciding.flatMap(\.steps).unique, kernel: deciding.compactMap(\.kernel).first, findings: findings
    )
  }

  private func row(_ component: Component, following other: Row) -> Row {
    let note = component.support(for: machine.kernel)?.note
    let fact = "as \(other.name) does"
    return Row(
      key: component.key, name: component.name, status: other.status, notes: [note ?? fact], steps: [],
      kernel: nil, findings: [])
  }

  private func row(_ device: Device) -> Row {
    let finding = finding(Case(machine, device: device))
    let verdict = finding.verdict
    return Row(
      key: nil, name: finding.name, status: verdict.status, notes: verdict.notes, steps: verdict.steps,
      kernel: verdict.kernel, findings: [finding])
  }

  /// The firmware lists much that nobody misses: shown is what has a driver, or a name for people and a module.
  private func isWorthARow(_ device: Device) -> Bool {
    switch device.bus {
    case .pci, .usb, .system, .sound, .i2c, .soundWire, .sdio: true
    case .acpi, .wmi:
      !machine.inventory.showsBetter(device)
        && (!device.drivers.isEmpty || (device.ownName != nil && !machine.candidates(for: device).isEmpty))
    }
  }
}

extension [Step] {
  /// Each step once.
  fileprivate var unique: [Step] {
    reduce(into: []) { steps, step in if !steps.contains(step) { steps.append(step) } }
  }
}

extension [Row] {
  /// With all that is to be added to a line in each edit of it, or the last one would take out what the others added.
  fileprivate var withJoinedEdits: [Row] {
    var texts: [String: String] = [:]
    for case .edit(let place, let text) in flatMap(\.steps) {
      guard let other = texts[place] else {
        texts[place] = text
        continue
      }
      let known = other.split(separator: " ")
      texts[place] = ([other] + text.split(separator: " ").filter { !known.contains($0) }.map(String.init))
        .joined(separator: " ")
    }
    return map { row in
      var row = row
      row.steps = row.steps.map { step in
        guard case .edit(let place, let text) = step else { return step }
        return .edit(place, texts[place] ?? text)
      }
      return row
    }
  }
}
