import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Spawn")
struct SpawnTests {
  @Test("begins a process with the descriptors, signals and session that it is told")
  func spawn() throws {
    let scratch = try Scratch()
    try scratch.write("input", "read")
    let place = { (name: String) in scratch.path.appending(name) }
    let (reading, writing) = try FileDescriptor.pipe()
    defer { try? reading.close() }
    let script = """
      cat; echo -n more >&2; echo -n seven >&7
      [ "$(sed 's/.*) //' /proc/self/stat | cut -d ' ' -f 4)" = $$ ] && echo -n ' in its own session'
      kill -TERM $$
      """
    let spawn = Spawn(
      descriptors: [
        (0, .reading(place("input"))), (1, .appending(place("output"))), (2, .appending(place("output"))),
        (7, .descriptor(writing)),
      ], hasDefaultSignals: true, beginsSession: true)
    let pid = try Subprocess(["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"]).start(spawn)
    try writing.close()
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = try bytes.withUnsafeMutableBytes { try reading.read(into: $0) }
    #expect(String(decoding: bytes[..<count], as: UTF8.self) == "seven")
    var status: Int32 = 0
    #expect(waitpid(pid, &status, 0) == pid && status == SIGTERM)
    #expect(try scratch.read("output") == "readmore in its own session")
    #expect(try Stat(place("output")).permissions.rawValue == 0o600)
  }

  @Test("gives a process the default action for a signal that we ignore")
  func defaultSignals() async throws {
    await #expect(processExitsWith: .success) {
      signal(SIGUSR1, SIG_IGN)
      let ending = Subprocess(["/bin/sh", "-c", "kill -USR1 $$"], environment: [:])
      #expect(try ending.run() == 0)
      var status: Int32 = 0
      let pid = try ending.start(Spawn(hasDefaultSignals: true))
      #expect(waitpid(pid, &status, 0) == pid && status == SIGUSR1)
    }
  }

  @Test("starts nothing where a file for a descriptor cannot be opened")
  func descriptors() throws {
    let scratch = try Scratch()
    let spawn = Spawn(descriptors: [(0, .reading(scratch.path.appending("none")))])
    let process = Subprocess(["/bin/sh", "-c", "echo > ran"], environment: [:])
    #expect(errorText { try process.start(spawn) } == "cannot run '/bin/sh': no such file or directory")
    #expect(try scratch.listing() == [])
  }
}
