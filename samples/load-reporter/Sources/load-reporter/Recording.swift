import Glibc
import ProcStat
import Reporting

extension Interval {
  /// What is wrong with an object of a recorded run, lower case and without a full stop.
  struct RecordProblem: Error, CustomStringConvertible {
    let description: String
  }

  /// The members that are wanted of it.
  static let members = Set([
    "cpus", "cpu", "ticks", "elapsed_seconds", "suspended_seconds", "start_time", "end_time",
  ])
  .union(CPUState.allCases.map(\.name))

  /// Reads an object that `--format jsonl` or `json` wrote; only the line for all CPUs is wanted of it.
  init(recorded value: JSON) throws(RecordProblem) {
    guard let cpus = value["cpus"]?.elements else {
      throw RecordProblem(description: "there is no array 'cpus', as the reports of load-reporter have")
    }
    guard let all = cpus.first(where: { $0["cpu"]?.text == JSON.string("all").text }),
      let ticks = all["ticks"]
    else {
      throw RecordProblem(description: "there is no object with 'cpu' 'all' and 'ticks' in 'cpus'")
    }
    var fields: [UInt64?] = []
    for state in CPUState.allCases {
      switch ticks[state.name] {
      case .integer(let count): fields.append(count)
      case .null, nil: fields.append(nil)
      default: throw RecordProblem(description: "'\(state.name)' in 'ticks' is not a number of ticks")
      }
    }
    // A kernel that does not count a state does not count those after it either.
    let counted = (fields.lastIndex { $0 != nil } ?? -1) + 1
    kind = .interval
    startTime = try value.time("start_time")
    endTime = try value.time("end_time")
    elapsed = try value.nanoseconds("elapsed_seconds")
    suspended = try value.nanoseconds("suspended_seconds") ?? 0
    deltas = counted > 0 ? Counters(fields.prefix(counted).map { $0 ?? 0 }) : nil
    unknown = Set(fields.indices.filter { fields[$0] == nil }.compactMap(CPUState.init(rawValue:)))
  }

  /// The time from the end of another interval to the start of this one, in nanoseconds, or nil where there is none.
  func gap(after other: Interval) -> UInt64? {
    guard let end = other.endTime.flatMap(JSON.milliseconds),
      let start = startTime.flatMap(JSON.milliseconds),
      start > end
    else { return nil }
    return UInt64(start - end) * 1_000_000
  }
}

extension JSON {
  /// A member of an object, by its name.
  fileprivate subscript(name: String) -> JSON? {
    if case .object(let members) = self { return members.first { $0.0 == name }?.1 }
    return nil
  }

  /// The elements of an array.
  fileprivate var elements: [JSON]? {
    if case .array(let elements) = self { return elements }
    return nil
  }

  /// A member that is a number of seconds, in nanoseconds, if it is known.
  fileprivate func nanoseconds(_ name: String) throws(Interval.RecordProblem) -> UInt64? {
    let seconds: Double?
    switch self[name] {
    case .integer(let number): seconds = Double(number)
    case .decimal(let text): seconds = Double(text)
    case .null, nil: return nil
    default: seconds = nil
    }
    // A hundred years are more than any machine ran.
    guard let seconds, seconds >= 0, seconds <= 100 * 366 * 86400 else {
      throw Interval.RecordProblem(description: "'\(name)' is not a number of seconds")
    }
    return UInt64((seconds * 1e9).rounded())
  }

  /// A time by ISO 8601, if it is known; as it goes into an image, nothing else does.
  fileprivate func time(_ name: String) throws(Interval.RecordProblem) -> String? {
    switch self[name] {
    case .null, nil: return nil
    case .string(let text) where JSON.milliseconds(text) != nil: return text
    default:
      throw Interval.RecordProblem(description: "'\(name)' is not a time such as '2026-11-22T15:04:05.123Z'")
    }
  }

  /// A time in UTC by ISO 8601, as `Moment` writes it, in milliseconds since 1970.
  fileprivate static func milliseconds(_ time: String) -> Int? {
    let form = "0000-00-00T00:00:00.000Z".utf8
    let text = Array(time.utf8)
    // The milliseconds may be left out.
    let whole = text.count == 20 ? text.dropLast() + ".000Z".utf8 : text[...]
    guard whole.count == form.count,
      zip(whole, form).allSatisfy({ $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 })
    else { return nil }
    let numbers = whole.split { !(0x30...0x39).contains($0) }.compactMap {
      Int32(String(decoding: $0, as: UTF8.self))
    }
    guard numbers.count == 7 else { return nil }
    var parts = tm()
    parts.tm_year = numbers[0] - 1900
    parts.tm_mon = numbers[1] - 1
    parts.tm_mday = numbers[2]
    parts.tm_hour = numbers[3]
    parts.tm_min = numbers[4]
    parts.tm_sec = numbers[5]
    return timegm(&parts) * 1000 + Int(numbers[6])
  }
}
