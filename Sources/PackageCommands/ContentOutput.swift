import FileSystem
import Glibc
import SystemPackage

/// Standard output for the content of a file: byte for byte, or with characters shown that would act on a terminal.
struct ContentOutput {
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  /// The beginning of a character of which a terminal has not got anything yet.
  private var begun: [UInt8] = []

  /// Writes the next piece.
  mutating func write(_ piece: UnsafeRawBufferPointer) throws {
    guard isTerminal else { return try pass(on: piece) }
    let bytes = begun + piece
    let end = bytes.count - bytes.countOfIncompleteSequence
    begun = Array(bytes[end...])
    try show(bytes[..<end])
  }

  /// Writes what is left at the end of the file.
  mutating func finish() throws {
    try show(begun[...])
    begun = []
  }

  private func show(_ bytes: ArraySlice<UInt8>) throws {
    try pass(on: Array(String(decoding: bytes, as: UTF8.self).showingControlCharactersInLines.utf8))
  }

  private func pass(on bytes: some Sequence<UInt8>) throws {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch let error as Errno {
      throw Problem(error, "write", "standard output")
    }
  }
}

extension [UInt8] {
  /// How many bytes at the end begin a UTF-8 sequence that goes on after them.
  fileprivate var countOfIncompleteSequence: Int {
    guard let index = suffix(3).lastIndex(where: { $0 >= 0xc0 }) else { return 0 }
    let length = self[index] < 0xe0 ? 2 : self[index] < 0xf0 ? 3 : 4
    return count - index < length ? count - index : 0
  }
}
