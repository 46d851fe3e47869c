import ArgumentParser
import Reporting

/// The program: from the command line to an exit status.
@main
struct LoadReporter: Program {
  static let configuration = CommandConfiguration(
    commandName: "load-reporter",
    abstract: "Report how the CPUs spend their time, in percent, from two readings of /proc/stat.",
    discussion: """
      us user (with gu), sy system, ni niced user (with gn), id idle, wa waiting for I/O, hi hardware interrupts, \
      si software interrupts, st stolen by the hypervisor; these eight make 100.0. (gu) and (gn) are the parts of us \
      and ni that ran virtual CPUs. The manual page load-reporter(1) tells the whole story.
      """,
    version: "load-reporter 1.0.0")

  @OptionGroup var options: Options

  func validate() throws {
    try options.check()
  }

  func run() throws {
    let sampling = Sampling(plan: options.plan)
    var output = StandardOutput()
    try sampling.run(options.makeFormat(), into: &output)
  }
}
