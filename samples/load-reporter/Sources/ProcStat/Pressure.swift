/// Pressure stall information (`/proc/pressure`, and `cpu.pressure` and so on of a control group): how long tasks had to
/// wait for something.
///
/// Linux has it since 4.20, if it was not left out of the kernel or switched off.
public struct Pressure: Sendable, Equatable {
  /// What tasks wait for; the raw values are the names of the files.
  public enum Resource: String, CaseIterable, Sendable {
    case cpu
    case memory
    case io
  }

  /// One line of the file.
  public struct Line: Sendable, Equatable {
    /// The share of time stalled over the last 10, 60 and 300 seconds, in hundredths of a percent.
    public let averages: [UInt64]

    /// The time stalled since the machine started, in microseconds.
    public let total: UInt64
  }

  /// The time in which at least one task waited.
  public let some: Line

  /// The time in which all did; the kernel writes it since 5.13, and for the whole machine it is always 0.
  public let full: Line?

  /// Reads the text of the file, or gives nil when it has no whole `some` line.
  public init?(parsing text: [UInt8]) {
    var lines: [[UInt8]: Line] = [:]
    for text in ByteLines(text) {
      let words = text.split(whereSeparator: \.isBlankOrLineEnd)
      guard let name = words.first, let line = Line(words.dropFirst()) else { continue }
      lines[Array(name)] = line
    }
    guard let some = lines[Array("some".utf8)] else { return nil }
    self.some = some
    self.full = lines[Array("full".utf8)]
  }
}

extension Pressure.Line {
  /// Reads the words after the first: `avg10=0.00 avg60=0.00 avg300=0.00 total=0`.
  fileprivate init?(_ words: ArraySlice<ArraySlice<UInt8>>) {
    var values: [[UInt8]: ArraySlice<UInt8>] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      values[Array(word[..<equals])] = word[word.index(after: equals)...]
    }
    let averages = ["avg10", "avg60", "avg300"].compactMap { name in
      values[Array(name.utf8)].flatMap { UInt64(hundredths: $0) }
    }
    guard averages.count == 3, let total = values[Array("total".utf8)].flatMap({ UInt64(digits: $0) }) else {
      return nil
    }
    self.averages = averages
    self.total = total
  }
}
