import FileSystem
import SystemPackage
import TestSupport
import Testing

/// `WithoutProcTests` has the same where `/proc` is not mounted.
@Suite("The argument vector")
struct ArgumentVectorTests {
  @Test("is what the kernel shows of this process")
  func words() throws {
    let shown = try ByteString(FilePath("/proc/self/cmdline").contents()).bytes.split(
      separator: 0, omittingEmptySubsequences: false
    ).dropLast()
    #expect(ArgumentVector.words == shown.map { String(decoding: $0, as: UTF8.self) })
    #expect(!ArgumentVector.words.isEmpty)
  }

  @Test("names the file that is running")
  func program() throws {
    let program = try ArgumentVector.program()
    #expect(try FileIdentity(Stat(program)) == FileIdentity(Stat("/proc/self/exe")))
    #expect(program.isAbsolute)
  }
}
