import FoundationEssentials
import Glibc
import ProcStat
import Reporting

/// What is wrong with an object of a recorded run, lower case and without a full stop.
struct RecordProblem: Error, CustomStringConvertible {
  let description: String
}

/// The name of a member of a recorded object.
private struct Member: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init(stringLiteral name: String) { stringValue = name }
  init?(intValue: Int) { nil }
}

private typealias Members = KeyedDecodingContainer<Member>

extension Interval: Decodable {
  /// Reads the reports of a line that `--format jsonl` or `json` wrote: one, or an array.
  static func recorded(_ line: ArraySlice<UInt8>) throws(RecordProblem) -> [Interval] {
    do {
      let text = Data(line)
      let decoder = JSONDecoder()
      if line.first == UInt8(ascii: "[") { return try decoder.decode([Interval].self, from: text) }
      return [try decoder.decode(Interval.self, from: text)]
    } catch let problem as RecordProblem {
      throw problem
    } catch DecodingError.dataCorrupted {
      throw RecordProblem(
        description: "\(Subject(line.prefix(33))) is not the JSON of a report, which must be on one line")
    } catch {
      throw RecordProblem(description: "there is no array 'cpus', as the reports of load-reporter have")
    }
  }

  /// Reads a recorded object; only the line for all CPUs is wanted of it.
  ///
  /// - Throws: `RecordProblem`; `DecodingError` when there is no array 'cpus', or no JSON.
  init(from decoder: any Decoder) throws {
    let report = try decoder.container(keyedBy: Member.self)
    var cpus = try report.nestedUnkeyedContainer(forKey: "cpus")
    guard let ticks = Self.ticksOfAll(in: &cpus) else {
      throw RecordProblem(description: "there is no object with 'cpu' 'all' and 'ticks' in 'cpus'")
    }
    let fields = try CPUState.allCases.map {
      try ticks.value(UInt64.self, $0.name, otherwise: "in 'ticks' is not a number of ticks")
    }
    // A kernel that does not count a state does not count those after it either.
    let counted = (fields.lastIndex { $0 != nil } ?? -1) + 1
    kind = .interval
    startTime = try report.time("start_time")
    endTime = try report.time("end_time")
    elapsed = try report.nanoseconds("elapsed_seconds")
    suspended = try report.nanoseconds("suspended_seconds") ?? 0
    deltas = counted > 0 ? Counters(fields.prefix(counted).map { $0 ?? 0 }) : nil
    unknown = Set(fields.indices.filter { fields[$0] == nil }.compactMap(CPUState.init(rawValue:)))
  }

  /// The counters of all CPUs; nothing is looked for after what is not an object.
  private static func ticksOfAll(in cpus: inout any UnkeyedDecodingContainer) -> Members? {
    while let cpu = try? cpus.nestedContainer(keyedBy: Member.self) {
      if (try? cpu.decode(String.self, forKey: "cpu")) == "all" {
        return try? cpu.nestedContainer(keyedBy: Member.self, forKey: "ticks")
      }
    }
    return nil
  }

  /// The time from the end of another interval to the start of this one, in nanoseconds, or nil where there is none.
  func gap(after other: Interval) -> UInt64? {
    guard let end = other.endTime.flatMap(Self.milliseconds),
      let start = startTime.flatMap(Self.milliseconds),
      start > end
    else { return nil }
    return UInt64(start - end) * 1_000_000
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

extension Members {
  /// A member, or nil where it is null or not there.
  ///
  /// - Parameter problem: What to say after its name when it has another type.
  fileprivate func value<Value: Decodable>(
    _ type: Value.Type, _ name: String, otherwise problem: String
  ) throws(RecordProblem) -> Value? {
    do {
      return try decodeIfPresent(type, forKey: Member(stringValue: name))
    } catch {
      throw RecordProblem(description: "'\(name)' \(problem)")
    }
  }

  /// A member that is a number of seconds, in nanoseconds, if it is known.
  fileprivate func nanoseconds(_ name: String) throws(RecordProblem) -> UInt64? {
    let problem = "is not a number of seconds"
    guard let seconds = try value(Double.self, name, otherwise: problem) else { return nil }
    // A hundred years are more than any machine ran.
    guard seconds >= 0, seconds <= 100 * 366 * 86400 else {
      throw RecordProblem(description: "'\(name)' \(problem)")
    }
    return UInt64((seconds * 1e9).rounded())
  }

  /// A time by ISO 8601, if it is known; as it goes into an image, nothing else does.
  fileprivate func time(_ name: String) throws(RecordProblem) -> String? {
    let problem = "is not a time such as '2026-11-22T15:04:05.123Z'"
    guard let time = try value(String.self, name, otherwise: problem) else { return nil }
    guard Interval.milliseconds(time) != nil else {
      throw RecordProblem(description: "'\(name)' \(problem)")
    }
    return time
  }
}
