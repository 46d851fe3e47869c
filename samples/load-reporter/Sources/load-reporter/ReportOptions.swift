import ArgumentParser
import Reporting
import SystemPackage

/// The options that say what is reported, and how.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Report each CPU after the line for all of them.")
  var perCpu = false

  @Option(help: ArgumentHelp("Report these CPUs after the line for all of them: 0,2-3.", valueName: "list"))
  var cpu: CPUNumbers?

  @Option(
    help: ArgumentHelp(
      "Report so many CPUs after the line for all of them, the busiest first.", valueName: "n"))
  var busiest: Int?

  @Flag(help: "Show load, tasks, context switches and pressure under each report.")
  var system = false

  @Option(
    help: ArgumentHelp(
      "Show so many processes under each report, those first that used most CPU time.", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "The same of the control groups (version 2) below that of --cgroup, or of all.", valueName: "n"))
  var topCgroups: Int?

  @Flag(help: "Show the counters and how the percentages are computed from them.")
  var explain = false

  @Flag(help: "Draw bars in the terminal.")
  var plot = false

  @Option(help: "How to write the report. (default: text)")
  var format: FormatName?

  @Option(
    help: ArgumentHelp("Give the percentages of another tool, including its errors.", valueName: "tool"))
  var compat: OtherTool?

  @Option(
    name: .customLong("warn"), parsing: .singleValue,
    help: ArgumentHelp(
      "With nagios: warn when a state is outside of a range, such as us=80.", valueName: "state=range"))
  var warnings: [Watch] = []

  @Option(
    name: .customLong("crit"), parsing: .singleValue,
    help: ArgumentHelp("With nagios: the same for the status CRITICAL.", valueName: "state=range"))
  var criticals: [Watch] = []

  @Option(
    help: ArgumentHelp("With prometheus: write each report in place of this file.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("At the end, draw the run as an SVG image into this file.", valueName: "file"),
    completion: .file())
  var svg: String?

  /// Refuses what makes no sense together.
  func check(with readings: ReadingOptions) throws {
    if perCpu, cpu != nil { throw ValidationError("'--per-cpu' and '--cpu' exclude each other") }
    if busiest != nil, perCpu || cpu != nil {
      throw ValidationError("'--busiest' and '\(perCpu ? "--per-cpu" : "--cpu")' exclude each other")
    }
    for (name, count) in [("--busiest", busiest), ("--top", top), ("--top-cgroups", topCgroups)] {
      if let count, count < 1 { throw ValidationError("'\(name)' must be at least 1") }
    }
    if output == "" || svg == "" { throw ValidationError("a file name must not be empty") }
    if let output, output == svg {
      throw ValidationError("'--output' and '--svg' need files of their own")
    }
    try checkPictures()
    if name != .nagios, !warnings.isEmpty || !criticals.isEmpty {
      throw ValidationError("'--warn' and '--crit' need '--format nagios'")
    }
    for watches in [warnings, criticals] where Set(watches.map(\.watched)).count < watches.count {
      throw ValidationError("a state can have one range for '--warn' and one for '--crit'")
    }
    if output != nil, name != .prometheus { throw ValidationError("'--output' needs '--format prometheus'") }
    if name == .nagios, !readings.isSingle {
      throw ValidationError("'--format nagios' makes a single report")
    }
    if name == .prometheus, output == nil, !readings.isSingle {
      throw ValidationError("'--format prometheus' makes a single report, unless there is an '--output'")
    }
    if readings.cgroup != nil, [.top, .mpstat, .nagios].contains(name) || explain || plot {
      throw ValidationError(
        "'--cgroup' is for '--format text', 'json', 'jsonl', 'csv' and 'prometheus'; the others have no place for it"
      )
    }
    if let option = top != nil ? "--top" : topCgroups != nil ? "--top-cgroups" : nil {
      if ![.text, .json, .jsonl].contains(name) || explain || plot {
        throw ValidationError(
          "'\(option)' is for '--format text', 'json' and 'jsonl'; the others have no place for it")
      }
      if readings.isOnce {
        throw ValidationError("'\(option)' needs readings made now, not '--from' or '--since-boot'")
      }
    }
    if system, ![.text, .csv].contains(name) || explain || plot {
      throw ValidationError(
        "'--system' is for '--format text' and 'csv'; the formats for programs have it anyway")
    }
  }

  /// `--explain` and `--plot` are formats of their own, about our own figures.
  private func checkPictures() throws {
    for (option, isGiven) in [("--explain", explain), ("--plot", plot)] where isGiven {
      if let format, format != .text {
        throw ValidationError("'\(option)' is for people and has no '--format \(format)'")
      }
      if compat != nil { throw ValidationError("'\(option)' has no '--compat'") }
    }
    if explain, plot { throw ValidationError("'--explain' and '--plot' exclude each other") }
  }

  /// The format asked for; with `--compat` alone it is the tool's own.
  var name: FormatName {
    if let format { return format }
    switch compat {
    case .top: return .top
    case .mpstat: return .mpstat
    case .htop, nil: return .text
    }
  }

  /// The format asked for, ready to write.
  func makeFormat(hasCgroup: Bool) -> any ReportFormat {
    if explain { return ExplanationFormat() }
    if plot { return PlotFormat(view: view) }
    switch name {
    case .text: return TextFormat(view: view, repeatsHeading: StandardOutput.isTerminal)
    case .top: return TopFormat()
    case .mpstat: return MpstatFormat(view: view)
    case .json: return JSONFormat()
    case .jsonl: return JSONLinesFormat()
    case .csv: return CSVFormat(view: view, hasCgroup: hasCgroup)
    case .prometheus: return PrometheusFormat()
    case .nagios: return NagiosFormat(warnings: warnings, criticals: criticals)
    }
  }

  /// Whether nothing is asked for but a chart.
  var isPlain: Bool {
    if case .none = view.cpus { return format == nil && compat == nil && !system && !explain && !plot }
    return false
  }

  /// Where the reports go.
  var destination: Destination {
    if let output { return .file(FilePath(output)) }
    var output = StandardOutput()
    output.isColoured = plot
    return .standardOutput(output)
  }

  /// Where the image of the run goes.
  var chart: FilePath? { svg.map { FilePath($0) } }
}
