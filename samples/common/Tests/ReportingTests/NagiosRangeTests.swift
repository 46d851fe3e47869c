import Reporting
import Testing

@Suite("A range of the Monitoring Plugins guidelines")
struct NagiosRangeTests {
  @Test(
    "calls for an alarm where the guidelines' table says so",
    arguments: [
      ("10", [-0.1, 10.1, 11], [0, 5, 10]), ("10:", [9.9, -1], [10, 1e9]), ("~:10", [10.1], [-1e9, 0, 10]),
      ("10:20", [9.9, 20.1], [10, 15, 20]), ("@10:20", [10, 15, 20], [9.9, 20.1]),
      ("@~:0", [-1, 0], [0.1]), ("-5:5.5", [-5.1, 5.6], [-5, 0, 5.5]), ("@10", [0, 10], [-0.1, 10.1]),
    ])
  func table(text: String, bad: [Double], good: [Double]) throws {
    let range = try #require(NagiosRange(text))
    #expect(range.text == text)
    for value in bad { #expect(range.isViolated(by: value), "\(value)") }
    for value in good { #expect(!range.isViolated(by: value), "\(value)") }
  }

  @Test(
    "is refused when it is not one",
    arguments: [
      "", ":", "@", "a", "1:2:3", "20:10", ":10", "1e3", "0x10", "inf", "nan", "1.", ".5", "--1", "1 ", "~",
      "5:~",
      "1,5", "99999999999999999", "1:2|x",
    ])
  func refused(text: String) {
    #expect(NagiosRange(text) == nil)
  }

  @Test("critical goes before warning, and what is not limited is well")
  func thresholds() {
    let both = NagiosThresholds(warning: NagiosRange("80"), critical: NagiosRange("90"))
    #expect([80, 80.1, 90, 90.1].map(both.state(of:)) == [.ok, .warning, .warning, .critical])
    #expect(NagiosThresholds().state(of: 1e9) == .ok)
    #expect(NagiosThresholds(critical: NagiosRange("1")).state(of: 2) == .critical)
  }

  @Test("stands in the performance data with the ends of the scale")
  func measure() {
    let result = NagiosResult(
      "CPU", .warning, "us 85.0%",
      [
        .init("us", "85.0", unit: "%", warning: "80", critical: "90", maximum: "100"),
        .init("st", "U", minimum: "", maximum: "100"),
      ])
    #expect(result.text == "CPU WARNING - us 85.0% | us=85.0%;80;90;0;100 st=U;;;;100\n")
  }
}
