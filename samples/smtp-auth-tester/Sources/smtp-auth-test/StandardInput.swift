import Glibc
import Reporting
import SystemPackage

/// Standard input, line by line.
struct StandardInput {
  /// The longest line that is read whole; the rest of a longer one is passed over.
  static let longestLine = 65_536

  private static let portion = 65_536

  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// The next line without its end, nil at the end of the input.
  mutating func line() throws(InputProblem) -> String? {
    var line: [UInt8] = []
    var isStarted = false
    while true {
      if position == buffer.count { try fill() }
      if position == buffer.count { return isStarted ? String(decoding: line, as: UTF8.self) : nil }
      isStarted = true
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      line += rest[..<(end ?? buffer.count)].prefix(max(0, Self.longestLine - line.count))
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return String(decoding: line, as: UTF8.self) }
    }
  }

  private mutating func fill() throws(InputProblem) {
    if isAtEnd { return }
    position = 0
    do {
      buffer = try [UInt8](unsafeUninitializedCapacity: Self.portion) { room, count in
        count = try FileDescriptor.standardInput.read(into: UnsafeMutableRawBufferPointer(room))
      }
    } catch let error as Errno {
      throw InputProblem(error)
    } catch {
      throw InputProblem(.ioError)
    }
    isAtEnd = buffer.isEmpty
  }
}

/// Standard input cannot be read.
struct InputProblem: Problem {
  let description: String

  init(_ error: Errno) {
    description = "standard input: \(error)"
  }
}
