import Hardware
import Models

/// Whether what the component is for is there.
enum WorkingCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device else { return .passes() }
    if device.bus == .system {
      // Its name is the row's, unless the model file has another.
      let name = subject.component.flatMap { $0.name == device.ownName ? nil : device.ownName }
      let fact = [name, device.detail].compactMap(\.self).joined(separator: ", ")
      // A drive or display under another kernel depends on what drives it there.
      return .decides(Verdict(.works, fact.isEmpty ? [] : [fact]), "the kernel lists it")
    }
    if subject.machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    let kinds = ExpectedOutput.of(subject)?.kinds ?? []
    let found = subject.children.filter { kinds.contains($0.kind) }
    guard !found.isEmpty else {
      return kinds.isEmpty
        ? .passes("it has nothing by which one could tell")
        : .passes("there is no \(kinds.joined(separator: " or ")) device of it")
    }
    let fact = BoundCheck.fact(subject.drivers, found)
    // Somebody has to have used it, which no check can see.
    let isTried = subject.support?.isTried ?? true
    return .decides(Verdict(isTried ? .works : .bound, [fact]), fact)
  }
}
