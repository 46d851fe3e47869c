import ArgumentParser
import Reporting
import SystemPackage

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
    version: "load-reporter 1.1.0")

  @OptionGroup var readings: ReadingOptions
  @OptionGroup var reports: ReportOptions

  func validate() throws {
    try readings.check()
    try reports.check(with: readings)
  }

  func run() throws {
    do {
      try report()
    } catch OutputProblem.readerGone {
      throw OutputProblem.readerGone
    } catch let problem as any Problem where reports.name == .nagios {
      // A monitoring system knows four statuses, and 1 is a warning about the CPU.
      let message = "\(Self._errorPrefix)\(problem)\n"
      _ = try? FileDescriptor.standardError.writeAll(message.utf8)
      throw ExitCode(NagiosResult.State.unknown.rawValue)
    }
  }

  private func report() throws {
    var sampling = Sampling(plan: readings.plan, view: reports.view, keepsTimeline: reports.chart != nil)
    var format = reports.makeFormat(hasCgroup: readings.cgroup != nil)
    var output = reports.destination
    // Nobody should learn after a night that there was no place for what the night was for.
    try output.check()
    try reports.chart?.check()
    do {
      try sampling.run(&format, into: &output)
    } catch let problem as InputProblem where reports.name == .nagios {
      // A monitoring system reads standard output.
      try output.write(NagiosFormat.unknown(problem))
      throw ExitCode(NagiosResult.State.unknown.rawValue)
    } catch {
      // Who has read enough of the report may want the chart all the same, as may who lost the rest of it.
      if sampling.timeline?.spans.isEmpty == false { try draw(sampling.timeline) }
      throw error
    }
    try draw(sampling.timeline)
    if format.status != 0 { throw ExitCode(format.status) }
  }

  private func draw(_ timeline: Timeline?) throws {
    guard let file = reports.chart, let timeline else { return }
    try file.replace(with: Chart(timeline: timeline).text)
  }
}
