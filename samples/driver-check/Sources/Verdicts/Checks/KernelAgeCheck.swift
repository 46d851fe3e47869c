import Archive
import Hardware
import Models
import Modules

/// Whether the component has been supported since a later kernel only.
enum KernelAgeCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let component = subject.component, let kernel = subject.machine.kernel else {
      return .passes("no model file says since when it is supported")
    }
    if let support = subject.support {
      guard support.namesDriver || support.isUnboundNormal else {
        return .passes("the model file knows no driver for it")
      }
      return .passes("supported\(support.since.map { " since \($0)" } ?? "")")
    }
    guard let first = component.firstKernel(after: kernel) else {
      return .passes("the model file has nothing for this kernel")
    }
    if !subject.drivers.isEmpty {
      return .passes("it has a driver although the model file begins with \(first)")
    }
    let verdict = verdict(first, subject.machine, note: component.support(for: first)?.note)
    return Answer(seen: Array(verdict.notes.prefix(1)), verdict: verdict)
  }

  /// What follows where a later kernel is needed.
  static func verdict(_ first: KernelVersion, _ machine: Machine, note: String?) -> Verdict {
    let step =
      Suite.first(with: first).map { "; the first Debian that has one is \($0.codename) (\($0.kernel))" }
      ?? ""
    let fact = "needs kernel \(first) or later, this is \(machine.release ?? "unknown")"
    return Verdict(
      .needsNewerKernel, [fact] + [note].compactMap(\.self),
      steps: [.advice("install a kernel of version \(first) or later\(step)")], kernel: "\(first)")
  }
}
