import Archive
import Models

/// Whether packages that the model file names are not installed.
enum PackageCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let support = subject.support, !support.packages.isEmpty else {
      return .passes("no package is known to be needed")
    }
    let machine = subject.machine
    if machine.distribution != .debian { return .passes("those that the model file names are Debian's") }
    guard machine.packages.isKnown else { return .passes("there is no list of installed packages") }
    let plan = PackagePlan(support.packages, machine)
    guard !plan.missing.isEmpty else {
      let names = support.packages.map { $0.name(for: machine.release) }
      return .passes("installed: \(names.joined(separator: ", "))")
    }
    let load = subject.drivers.isEmpty ? subject.loading(support.modules.first) : []
    return Answer(
      seen: plan.notes,
      verdict: Verdict(.needsPackage, plan.notes, steps: plan.steps + load))
  }
}
