/// Why a text is not a reading of `/proc/stat`.
public struct ReadingProblem: Error, Equatable, CustomStringConvertible {
  /// The number of the line at fault, from 1, or nil when the text as a whole is.
  public let line: Int?

  /// What is wrong.
  public let fact: Fact

  /// Blames a line, or the text as a whole.
  public init(line: Int?, fact: Fact) {
    self.line = line
    self.fact = fact
  }

  /// What can be wrong with a text.
  public enum Fact: Sendable, Equatable {
    case empty
    case tooManyLines
    case noCPULine
    case repeated(Subject)
    case notANumber(Subject)
    case tooLarge(Subject)
    case cpuNumberTooLarge(Subject)
    case fieldCount(Subject, Int)
    case tooManyFields(Subject)

    /// The name, how many counters it has, and how many the first line has.
    case fieldCountDiffers(Subject, Int, Int)
  }

  /// The fact in words, lower case and without a full stop.
  public var description: String {
    switch fact {
    case .empty: "the file is empty"
    case .tooManyLines:
      "there are more than \(Reading.mostLines) lines, which no kernel writes: give a copy of /proc/stat"
    case .noCPULine: "there is no 'cpu' line"
    case .repeated(let name): "there is a second \(name) line"
    case .notANumber(let word): "\(word) is not a counter"
    case .tooLarge(let word): "\(word) does not fit a counter of 64 bits"
    case .cpuNumberTooLarge(let name):
      "the number of \(name) is too large: kernels have at most \(CPUList.largest + 1) CPUs"
    case .fieldCount(let name, let count):
      "\(name) has \(count) counters, but kernels write 4, 7, 8, 9, 10 or more"
    case .tooManyFields(let name): "\(name) has more than \(Counters.most) counters, which no kernel writes"
    case .fieldCountDiffers(let name, let count, let first):
      "\(name) has \(count) counters, but the line before has \(first)"
    }
  }
}

/// A piece of input made safe to show in a message: quoted, cut short, control characters spelled out.
public struct Subject: Sendable, Equatable, CustomStringConvertible {
  /// The text with its quotes.
  public let description: String

  /// Quotes the bytes of a word.
  public init(_ bytes: some Collection<UInt8>) {
    var text = ""
    for byte in bytes.prefix(32) {
      if (0x20..<0x7F).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += "\\x" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    description = "'\(text)\(bytes.count > 32 ? "..." : "")'"
  }
}
