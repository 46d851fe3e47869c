import Archive
import Models

/// How to get packages: what to add to apt's sources, and what to install.
struct PackagePlan {
  /// What is missing, in words; empty when nothing is.
  let notes: [String]
  let steps: [Step]

  /// The packages that are not installed.
  let missing: [String]

  /// Puts the files of the packages back as the packages have them; nil where there are none.
  let reinstall: Step?

  init(_ needs: [PackageNeed], _ machine: Machine) {
    let names = needs.map { $0.name(for: machine.release) }
    guard machine.distribution != .fedora else {
      (notes, missing) = (names.isEmpty ? [] : ["package: \(names.joined(separator: ", "))"], names)
      steps = names.isEmpty ? [] : [.command("dnf install \(names)")]
      reinstall = names.isEmpty ? nil : .command("dnf reinstall \(names)")
      return
    }
    reinstall = names.isEmpty ? nil : .command("apt-get install --reinstall \(names)")
    let lacking =
      machine.packages.isKnown ? needs.filter { !machine.packages.has($0.name(for: machine.release)) } : []
    missing = lacking.map { $0.name(for: machine.release) }
    guard !lacking.isEmpty else {
      (notes, steps) = ([], [])
      return
    }
    let words = lacking.map { "\($0.name(for: machine.release)) (\($0.area(in: machine.suite)))" }
    var notes = ["not installed: \(words.joined(separator: ", "))"]
    var steps: [Step] = []
    for need in lacking {
      let name = need.name(for: machine.release)
      if case .other(let state) = machine.packages.state(of: name) {
        notes.append("dpkg says of \(name): \(state)")
      }
    }
    if let suite = machine.suite {
      let wanted = Set(lacking.map { $0.area(in: suite) }).sorted()
      let absent = wanted.filter { !machine.apt.areas(of: suite).contains($0) }
      if !absent.isEmpty {
        notes.append("apt's sources have no \(absent.joined(separator: " and ")) for \(suite.codename)")
      }
      steps += machine.apt.edits(for: Set(wanted), of: suite).map { .edit($0.place, $0.text) }
    }
    steps += [.command("apt-get update"), .command("apt-get install \(missing)")]
    // The packages' own scripts should do it; the module was not found until it was done by hand.
    if lacking.contains(where: \.isForOneKernel) { steps.append(machine.depmod) }
    self.notes = notes
    self.steps = steps
  }
}
