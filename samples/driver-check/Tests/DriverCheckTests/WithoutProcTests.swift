import ProgramTesting
import Testing

@Suite(
  "Where /proc is not mounted",
  .enabled(if: MountNamespace.obstacle == nil, "\(MountNamespace.obstacle ?? "")"))
struct WithoutProcTests {
  @Test("the program has its arguments")
  func arguments() throws {
    let outcome = try sample.runWithoutProc(["--version"])
    #expect(outcome == Outcome("driver-check 1.0.0\n"))
    let words = ["--sysroot", "Tests", "--format", "nagios"]
    let (without, with) = (try sample.runWithoutProc(words), try sample.run(words))
    #expect(without == with)
  }

  @Test("this machine's drivers are not reported on")
  func machine() throws {
    let problem =
      "/proc/sys/kernel/osrelease: not there; mount /proc with 'mount -t proc proc /proc', and try again\n"
    let outcome = try sample.runWithoutProc([])
    #expect(outcome == Outcome(errors: "driver-check: " + problem, status: 1))
    let check = try sample.runWithoutProc([] + ["--format", "nagios"])
    #expect(check == Outcome("DRIVERS UNKNOWN - " + problem, status: 3))
  }
}
