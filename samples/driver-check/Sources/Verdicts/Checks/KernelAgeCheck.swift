import Archive
import Hardware
import Models

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
    let release = subject.machine.release ?? "\(kernel)"
    var steps = [Step.advice("install a kernel of version \(first) or later")]
    if let suite = Suite.first(with: first) {
      steps = [
        .advice(
          "install a kernel of version \(first) or later; the first Debian that has one is \(suite.codename) (\(suite.kernel))"
        )
      ]
    }
    var notes = ["needs kernel \(first) or later, this is \(release)"]
    if let note = component.support(for: first)?.note { notes.append(note) }
    return .decides(Verdict(.needsNewerKernel, notes, steps: steps, kernel: "\(first)"), notes[0])
  }
}
