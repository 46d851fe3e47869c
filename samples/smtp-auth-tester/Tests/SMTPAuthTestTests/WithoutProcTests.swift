import ProgramTesting
import Testing

@Suite(
  "Where /proc is not mounted",
  .enabled(if: MountNamespace.obstacle == nil, "\(MountNamespace.obstacle ?? "")"))
struct WithoutProcTests {
  @Test("the program has its arguments")
  func arguments() throws {
    let outcome = try sample.runWithoutProc(["--version"])
    #expect(outcome == Outcome("smtp-auth-test 1.0.0\n"))
    let words = ["explain", "535", "--no-tls"]
    let (without, with) = (try sample.runWithoutProc(words), try sample.run(words))
    #expect(without == with)
  }

  @Test("'doctor' does not take the programs of this machine for stopped")
  func doctor() throws {
    let problem = "/proc/self: not there; mount /proc with 'mount -t proc proc /proc', and try again\n"
    let outcome = try sample.runWithoutProc(["doctor"])
    #expect(outcome == Outcome(errors: "smtp-auth-test: " + problem, status: 1))
    let check = try sample.runWithoutProc(["doctor"] + ["--format", "nagios"])
    #expect(check == Outcome("SMTP AUTH UNKNOWN - " + problem, status: 3))
  }
}
