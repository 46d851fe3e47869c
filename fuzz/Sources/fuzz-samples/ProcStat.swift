import FuzzSubjects
import ProcStat

extension FuzzSubjects.Subject {
  /// Copies of /proc/stat: two readings with a line of `===` between them, and every way to compare them.
  static let procStat = Self("procstat", longest: 8192) { input, _ in
    _ = try? CgroupUsage(parsing: input)
    _ = Pressure(parsing: input)
    _ = LoadAverage(parsing: input)
    _ = CPUList(String(decoding: input, as: UTF8.self))
    let mark = Array("===\n".utf8)
    let half = input.firstRange(of: mark) ?? input.endIndex..<input.endIndex
    let before = try Reading(parsing: Array(input[..<half.lowerBound]))
    let after = try Reading(parsing: Array(input[half.upperBound...]))
    let comparison = Comparison(from: before, to: after, ticksPerSecond: 100)
    for change in [comparison.all] + comparison.cpus.prefix(50) {
      for convention in Convention.allCases {
        for decimals in [0, 1, 3] {
          guard let shares = convention.shares(of: change.name, in: comparison, decimals: decimals) else {
            continue
          }
          let text = "\(shares)"
          guard !text.contains("nan"), !text.contains("inf") else {
            throw Fault("a share of \(change.name) is not a number: \(text)")
          }
        }
      }
    }
  }
}
