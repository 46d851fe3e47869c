import Reporting
import Testing

@Suite("The line for a monitoring system")
struct NagiosTests {
  @Test("has the service, the state, the summary and the measures")
  func line() {
    let result = NagiosResult(
      "SMTP AUTH", .ok, "PLAIN over TLSv1.3", [.init("tls", "0.012", unit: "s"), .init("days left", "40")])
    #expect(result.text == "SMTP AUTH OK - PLAIN over TLSv1.3 | tls=0.012s;;;0 'days left'=40;;;0\n")
  }

  @Test("cannot be cut short or faked by what a server says")
  func foreignText() {
    let result = NagiosResult("SMTP AUTH", .critical, "535 no | ok=1\r\nSMTP AUTH OK\u{1B}[0m")
    #expect(result.text == "SMTP AUTH CRITICAL - 535 no   ok=1 SMTP AUTH OK [0m\n")
    // A bar with an accent is one character of Swift's, and a bar for Nagios.
    let accented = NagiosResult("SMTP AUTH", .critical, "535 no |\u{301} ok=1")
    #expect(accented.text == "SMTP AUTH CRITICAL - 535 no  \u{301} ok=1\n")
  }

  @Test("states are ordered by how bad they are")
  func order() {
    #expect([NagiosResult.State.critical, .ok, .warning].max() == .critical)
  }
}
