import ArgumentParser
import FileSystem
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
      si software interrupts, st stolen by the hypervisor; these eight add up to 100.0. (gu) and (gn) are the parts of us \
      and ni that ran virtual CPUs. See load-reporter(1) for details.
      """,
    version: "load-reporter 1.2.0")

  static let service: String? = NagiosFormat.service

  @OptionGroup var readings: ReadingOptions
  @OptionGroup var reports: ReportOptions

  func validate() throws {
    try readings.check()
    try reports.check(with: readings)
  }

  func run() throws {
    try readings.checkWords()
    var sampling = Sampling(
      plan: readings.plan(reports.view.listing), view: reports.view, keepsTimeline: reports.chart != nil)
    var format = reports.makeFormat(hasCgroup: readings.cgroup != nil)
    var output = reports.destination
    // A run of a night must not fail at its end because the file cannot be written.
    try output.check()
    try reports.chart?.checkReplaceable()
    do {
      try sampling.run(&format, into: &output)
    } catch {
      // The chart is drawn of what there is, also when the reader of the report has gone or a reading failed.
      if sampling.timeline?.spans.isEmpty == false { try draw(sampling.timeline) }
      throw error
    }
    if sampling.isReplay, !reports.isPlain {
      throw ValidationError("a recorded run is drawn with '--svg' and without other options for reports")
    }
    try draw(sampling.timeline)
    if format.status != 0 { throw ExitCode(format.status) }
  }

  private func draw(_ timeline: Timeline?) throws {
    guard let file = reports.chart, let timeline else { return }
    try file.replace(with: Chart(timeline: timeline).text.utf8)
  }
}
