extension Reading {
  /// Reads the text of a `/proc/stat` file.
  ///
  /// Lines other than `cpu`, `cpuN` and `btime` are passed over, whatever they hold.
  ///
  /// - Throws: `ReadingProblem` with the number of the line at fault.
  public init(parsing text: [UInt8]) throws(ReadingProblem) {
    var all: Counters?
    var cpus: [UInt32: Counters] = [:]
    var bootTime: Int64?
    var width: Int?
    var number = 0
    if text.isEmpty { throw ReadingProblem(line: nil, fact: .empty) }

    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let key = line.prefix { !isBlank($0) }
      if key.elementsEqual("btime".utf8) {
        bootTime = bootTime ?? parseBootTime(line.dropFirst(key.count))
      }
      guard key.starts(with: "cpu".utf8) else { continue }
      let digits = key.dropFirst(3)
      guard digits.allSatisfy(isDigit) else { continue }
      let counters = try parseCounters(line.dropFirst(key.count), of: key, line: number)
      let count = counters.fields.count
      if let width, width != count {
        // A kernel writes all lines alike; this one was cut short.
        throw ReadingProblem(line: number, fact: .fieldCountDiffers(Subject(key), count, width))
      }
      width = count
      if digits.isEmpty {
        if all != nil { throw ReadingProblem(line: number, fact: .repeated(Subject(key))) }
        all = counters
      } else {
        guard let cpu = UInt32(String(decoding: digits, as: UTF8.self)) else {
          throw ReadingProblem(line: number, fact: .cpuNumberTooLarge(Subject(key)))
        }
        if cpus.updateValue(counters, forKey: cpu) != nil {
          throw ReadingProblem(line: number, fact: .repeated(Subject(key)))
        }
      }
    }
    guard let all else { throw ReadingProblem(line: nil, fact: .noCPULine) }
    self.init(all: all, cpus: cpus, bootTime: bootTime)
  }
}

/// The numbers that follow the name of a `cpu` line.
private func parseCounters(
  _ text: ArraySlice<UInt8>, of name: ArraySlice<UInt8>, line: Int
) throws(ReadingProblem) -> Counters {
  var fields: [UInt64] = []
  for word in text.split(whereSeparator: isBlank) {
    guard word.allSatisfy(isDigit) else { throw ReadingProblem(line: line, fact: .notANumber(Subject(word))) }
    guard let value = UInt64(String(decoding: word, as: UTF8.self)) else {
      throw ReadingProblem(line: line, fact: .tooLarge(Subject(word)))
    }
    fields.append(value)
  }
  guard Counters.isKnownFieldCount(fields.count) else {
    throw ReadingProblem(line: line, fact: .fieldCount(Subject(name), fields.count))
  }
  return Counters(fields)
}

/// The boot time in seconds since 1970, or nil when the line makes no sense: no figure depends on it.
private func parseBootTime(_ text: ArraySlice<UInt8>) -> Int64? {
  let words = text.split(whereSeparator: isBlank)
  guard words.count == 1, let word = words.first, word.allSatisfy(isDigit) else { return nil }
  return Int64(String(decoding: word, as: UTF8.self))
}

/// Whether a byte separates words; a carriage return does, for files that went through other systems.
private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
