import Hardware

/// Whether a module that is built on the machine is missing for this kernel.
enum LocalBuildCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let build = LocalBuild.missing(for: subject) else {
      return .passes("no module that dkms builds is missing for it")
    }
    let verdict = build.verdict(subject.machine)
    return Answer(seen: Array(verdict.notes.prefix(1)), verdict: verdict)
  }
}
