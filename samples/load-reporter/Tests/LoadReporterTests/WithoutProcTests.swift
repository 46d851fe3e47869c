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
  }
}
