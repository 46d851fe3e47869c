import ProcStat
import Reporting
import SystemPackage

extension Timeline {
  /// Takes in a run that was recorded with `--format jsonl` or `json`.
  ///
  /// - Parameters:
  ///   - lines: Its lines, one for each report.
  ///   - place: The file's name in messages.
  /// - Throws: `InputProblem`; `Errno` when the file cannot be read.
  mutating func replay(_ lines: inout LineReader, of place: String) throws {
    var number = 0
    var last: Interval?
    do {
      while let line = try lines.next() {
        number += 1
        guard let text = Self.value(in: line.bytes) else { continue }
        do {
          for interval in try Interval.recorded(text) {
            if let gap = last.flatMap({ interval.gap(after: $0) }) { recordGap(gap) }
            record(interval)
            last = interval
          }
        } catch  where !line.isWhole && last != nil {
          // The machine stopped while it wrote, or it still writes.
          LoadReporter.say("\(place):\(number): the last line is not whole and is left out")
        } catch {
          throw InputProblem.malformed(place, line: number, "\(error)")
        }
      }
    } catch Errno.fileTooLarge {
      let longest = LineReader.longestLine >> 20
      throw InputProblem.malformed(
        place, line: number + 1,
        "the line is longer than \(longest) MiB; each report must be on a line of its own")
    }
    if last == nil { throw InputProblem.malformed(place, line: nil, "there is no report in it") }
  }

  /// What is on a line besides the brackets and commas between the lines of `--format json`.
  private static func value(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = line.drop(while: \.isSpace)
    while let end = text.last, end.isSpace { text.removeLast() }
    if text.last == UInt8(ascii: ",") { text.removeLast() }
    return text.isEmpty || text.elementsEqual("[".utf8) || text.elementsEqual("]".utf8) ? nil : text
  }
}
