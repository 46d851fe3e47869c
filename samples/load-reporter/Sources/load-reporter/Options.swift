import ArgumentParser
import SystemPackage

/// The command line, checked and turned into a plan.
struct Options: ParsableArguments {
  @Option(
    help: ArgumentHelp("Seconds between two readings, with fractions. (default: 1)", valueName: "seconds"))
  var interval: Double?

  @Option(
    help: ArgumentHelp(
      "How many intervals to report; 0 means until interrupted. (default: 1)", valueName: "n"))
  var count: Int?

  @Flag(help: "Report each CPU after the line for all of them.")
  var perCpu = false

  @Flag(help: "Report the average since the machine started, without waiting.")
  var sinceBoot = false

  @Option(help: ArgumentHelp("Read DIR/stat instead of /proc/stat.", valueName: "dir"))
  var proc = "/proc"

  @Option(
    help: ArgumentHelp(
      "Take the first reading from a saved copy of /proc/stat, or from - (standard input).", valueName: "file"
    ))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Take the second reading from a saved copy; without it, it is made now.", valueName: "file"))
  var to: String?

  @Flag(help: "Show the counters and how the percentages come out of them.")
  var explain = false

  @Option(help: "How to write the report: text for people, json for programs.")
  var format = FormatName.text

  /// The shortest and the longest wait: a tick, below which there is nothing to count, and a week.
  private static let intervals = 0.01...604_800

  /// Refuses what makes no sense together.
  func check() throws {
    if let interval, !Self.intervals.contains(interval) {
      throw ValidationError("'--interval' must be between 0.01 and 604800 seconds")
    }
    if let count, count < 0 { throw ValidationError("'--count' must not be negative") }
    if proc.isEmpty || from?.isEmpty == true || to?.isEmpty == true {
      throw ValidationError("a file name must not be empty")
    }
    if sinceBoot, from != nil {
      throw ValidationError("'--since-boot' and '--from' exclude each other")
    }
    if to != nil, from == nil, !sinceBoot {
      throw ValidationError("'--to' needs '--from' or '--since-boot'")
    }
    if from == "-", to == "-" { throw ValidationError("only one reading can come from standard input") }
    if from != nil || sinceBoot, interval != nil || count != nil {
      throw ValidationError(
        "'--interval' and '--count' need readings made now, not '--from' or '--since-boot'")
    }
    if explain, format == .json {
      throw ValidationError("'--explain' is for people and has no '--format json'")
    }
  }

  /// What to read and when.
  var plan: Plan {
    let live = Source.live(directory: FilePath(proc))
    let second = to.map(Source.saved) ?? live
    if sinceBoot { return .sinceBoot(second) }
    if let from { return .once(.saved(from), second) }
    // The check has bounded the interval, so the conversion cannot overflow.
    return .repeatedly(live, nanoseconds: UInt64((interval ?? 1) * 1e9), count: count ?? 1)
  }

  /// The format asked for.
  func makeFormat() -> any ReportFormat {
    if explain { return ExplanationFormat(perCPU: perCpu) }
    return format.make(perCPU: perCpu)
  }
}
