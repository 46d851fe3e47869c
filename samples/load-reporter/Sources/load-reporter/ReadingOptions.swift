import ArgumentParser
import SystemPackage

/// The options that say what is read, and when.
struct ReadingOptions: ParsableArguments {
  // Texts, for the parser would blame the value after an option that it does not know, instead of the option.
  @Argument(
    help: ArgumentHelp(
      "Seconds between two readings, as --interval has them; without a count, until interrupted.",
      valueName: "interval"))
  var intervalWord: String?

  @Argument(help: ArgumentHelp("How many intervals to report, as --count has it.", valueName: "count"))
  var countWord: String?

  @Option(
    help: ArgumentHelp("Seconds between two readings, with fractions. (default: 1)", valueName: "seconds"))
  var interval: Double?

  @Option(
    help: ArgumentHelp(
      "How many intervals to report; 0 means until interrupted. (default: 1)", valueName: "n"))
  var count: Int?

  @Flag(help: "Report the average since the machine started, without waiting.")
  var sinceBoot = false

  @Option(
    help: ArgumentHelp(
      "Read DIR/stat instead of /proc/stat, and the other files likewise.", valueName: "dir"),
    completion: .directory)
  var proc = "/proc"

  @Option(
    help: ArgumentHelp(
      "Take the first reading from a saved copy of /proc/stat, from the shell's <(...), or from - (standard input); with --svg, draw a run recorded as JSON.",
      valueName: "file"
    ), completion: .file())
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Take the second reading from a saved copy; without it, it is made now.", valueName: "file"),
    completion: .file())
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Also report what the control group (version 2) with this directory used.", valueName: "dir"),
    completion: .directory)
  var cgroup: String?

  /// The shortest and the longest wait: a tick, below which there is nothing to count, and a week.
  private static let lengths = 0.01...604_800

  /// Refuses what makes no sense together.
  func check() throws {
    if interval != nil && seconds != nil || count != nil && times != nil {
      throw ValidationError("an interval and a count can be given once, with the options or without")
    }
    for interval in [interval, seconds].compactMap(\.self) where !Self.lengths.contains(interval) {
      throw ValidationError("'--interval' must be between 0.01 and 604800 seconds")
    }
    for count in [count, times].compactMap(\.self) where count < 0 {
      throw ValidationError("'--count' must not be negative")
    }
    if [proc, from, to, cgroup].contains("") { throw ValidationError("a file name must not be empty") }
    if sinceBoot, from != nil {
      throw ValidationError("'--since-boot' and '--from' exclude each other")
    }
    if to != nil, from == nil, !sinceBoot {
      throw ValidationError("'--to' needs '--from' or '--since-boot'")
    }
    if from == "-", to == "-" { throw ValidationError("only one reading can come from standard input") }
    if isOnce, interval != nil || count != nil || seconds != nil {
      throw ValidationError(
        "'--interval' and '--count' need readings made now, not '--from' or '--since-boot'")
    }
    if isOnce, cgroup != nil {
      throw ValidationError("'--cgroup' needs readings made now, not '--from' or '--since-boot'")
    }
  }

  /// Refuses what is not a number; the parser has refused options that it does not know by then.
  func checkWords() throws {
    if let intervalWord, seconds == nil {
      throw ValidationError(
        "'\(intervalWord)' is not an interval in seconds; saved readings are given with '--from' and '--to'")
    }
    if let countWord, times == nil { throw ValidationError("'\(countWord)' is not a number of intervals") }
  }

  /// The interval and the count that are given without an option, if they are numbers.
  private var seconds: Double? { intervalWord.flatMap { Double($0) } }
  private var times: Int? { countWord.flatMap { Int($0) } }

  /// Whether there is nothing to wait for.
  var isOnce: Bool { from != nil || sinceBoot }

  /// Whether there is but one report.
  var isSingle: Bool { isOnce || intervals == 1 }

  /// How many intervals to report; an interval without an option before it goes on, as vmstat's, mpstat's and sar's do.
  private var intervals: Int { count ?? times ?? (seconds == nil ? 1 : 0) }

  /// What to read and when.
  ///
  /// - Parameter listing: Which of those that use CPU time are wanted.
  func plan(_ listing: Consumer.Listing) -> Plan {
    let live = Source.live(directory: FilePath(proc), cgroup: cgroup.map { FilePath($0) }, listing)
    let second = to.map(Source.saved) ?? live
    if sinceBoot { return .sinceBoot(second) }
    if let from { return .once(.saved(from), second) }
    // The check has bounded the interval, so the conversion cannot overflow.
    return .repeatedly(live, nanoseconds: UInt64((interval ?? seconds ?? 1) * 1e9), count: intervals)
  }
}
