import Glibc
import Reporting
import Secrecy
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

extension StandardInput {
  /// More than this is not a dialogue.
  private static let largest = 1 << 20

  /// All of the input, which may have passwords in it.
  static func whole() throws(InputProblem) -> Secret {
    var count = 0
    let room = try Secret(count: largest) { bytes throws(InputProblem) in
      do {
        while count < bytes.count {
          let length = try FileDescriptor.standardInput.read(
            into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
          if length == 0 { return }
          count += length
        }
      } catch let error as Errno {
        throw InputProblem(error)
      } catch {
        throw InputProblem(.ioError)
      }
    }
    guard count < largest else { throw InputProblem(.fileTooLarge) }
    return room.withBytes { Secret($0.prefix(count)) }
  }
}
