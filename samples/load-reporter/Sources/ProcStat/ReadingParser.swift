extension Reading {
  /// The most lines that are read; a machine with 8192 CPUs has fewer than 10,000.
  static let mostLines = 100_000

  /// Reads the text of a `/proc/stat` file.
  ///
  /// Lines other than `cpu`, `cpuN`, `btime` and those of `Activity` are passed over, whatever they hold.
  ///
  /// - Throws: `ReadingProblem` with the number of the line at fault.
  public init(parsing text: [UInt8]) throws(ReadingProblem) {
    var all: Counters?
    var second: ReadingProblem?
    var cpus: [UInt32: Counters] = [:]
    var bootTime: Int64?
    var activity = Activity()
    var width: Int?
    var number = 0
    if text.isEmpty { throw ReadingProblem(line: nil, fact: .empty) }

    for line in ByteLines(text) {
      number += 1
      guard number <= Self.mostLines else { throw ReadingProblem(line: number, fact: .tooManyLines) }
      if line.isEmpty { continue }
      let key = line.prefix { !$0.isBlank }
      guard key.starts(with: "cpu".utf8) else {
        let value = UInt64(only: line.dropFirst(key.count))
        if key.elementsEqual("btime".utf8) { bootTime = bootTime ?? value.flatMap { Int64(exactly: $0) } }
        activity.take(key, value)
        continue
      }
      let digits = key.dropFirst(3)
      guard digits.allSatisfy(\.isDigit) else { continue }
      let counters = try Counters(parsing: line.dropFirst(key.count), of: key, line: number)
      let count = counters.fields.count
      if let width, width != count {
        // A kernel writes all lines alike; this one was cut short.
        throw ReadingProblem(line: number, fact: .fieldCountDiffers(Subject(key), count, width))
      }
      width = count
      if digits.isEmpty {
        let problem = ReadingProblem(line: number, fact: .repeated(Subject(key)))
        if second != nil { throw problem }
        if all != nil { second = problem }
        all = all ?? counters
      } else {
        guard let cpu = UInt64(digits: digits).flatMap({ UInt32(exactly: $0) }), cpu <= CPUList.largest else {
          throw ReadingProblem(line: number, fact: .cpuNumberTooLarge(Subject(key)))
        }
        if cpus.updateValue(counters, forKey: cpu) != nil {
          throw ReadingProblem(line: number, fact: .repeated(Subject(key)))
        }
      }
    }
    guard let all else { throw ReadingProblem(line: nil, fact: .noCPULine) }
    // The CPUs tell which of two is right.
    if let second, cpus.isEmpty { throw second }
    self.init(
      all: all, cpus: cpus, hasTwoTotals: second != nil, bootTime: bootTime, activity: activity)
  }
}

extension Counters {
  /// Reads the numbers that follow the name of a `cpu` line.
  fileprivate init(
    parsing text: ArraySlice<UInt8>, of name: ArraySlice<UInt8>, line: Int
  ) throws(ReadingProblem) {
    var fields: [UInt64] = []
    let words = text.split(maxSplits: Counters.most, whereSeparator: \.isBlank)
    guard words.count <= Counters.most else {
      throw ReadingProblem(line: line, fact: .tooManyFields(Subject(name)))
    }
    for word in words {
      guard word.allSatisfy(\.isDigit) else {
        throw ReadingProblem(line: line, fact: .notANumber(Subject(word)))
      }
      guard let value = UInt64(String(decoding: word, as: UTF8.self)) else {
        throw ReadingProblem(line: line, fact: .tooLarge(Subject(word)))
      }
      fields.append(value)
    }
    guard Counters.isKnownFieldCount(fields.count) else {
      throw ReadingProblem(line: line, fact: .fieldCount(Subject(name), fields.count))
    }
    self.init(fields)
  }
}

extension UInt64 {
  /// Reads the one number after a name, or gives nil when there is something else: no figure of the CPUs depends on it.
  fileprivate init?(only text: ArraySlice<UInt8>) {
    // A line like intr's has thousands of numbers; more bytes than a number can have are not looked at.
    guard text.count < 64 else { return nil }
    let words = text.split(whereSeparator: \.isBlank)
    guard words.count == 1 else { return nil }
    self.init(digits: words[0])
  }
}
