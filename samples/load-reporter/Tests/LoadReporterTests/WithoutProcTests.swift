import ProgramTesting
import Testing

@Suite(
  "Where /proc is not mounted",
  .enabled(if: MountNamespace.obstacle == nil, "\(MountNamespace.obstacle ?? "")"))
struct WithoutProcTests {
  @Test("the program has its arguments")
  func arguments() throws {
    let outcome = try sample.runWithoutProc(["--version"])
    #expect(outcome == Outcome("load-reporter 1.2.0\n"))
    let words = sample.fixture("two-cpus") + ["--format", "nagios", "--warn", "us=1"]
    let (without, with) = (try sample.runWithoutProc(words), try sample.run(words))
    #expect(without == with)
  }

  @Test("this machine's load is not there")
  func machine() throws {
    let problem = "/proc/stat: not there; mount /proc with 'mount -t proc proc /proc', and try again\n"
    let outcome = try sample.runWithoutProc([])
    #expect(outcome == Outcome(errors: "load-reporter: " + problem, status: 1))
    let check = try sample.runWithoutProc([] + ["--format", "nagios"])
    #expect(check == Outcome("CPU UNKNOWN - " + problem, status: 3))
  }
}
