import Modules
import Testing

@Suite("Versions of kernels")
struct KernelVersionTests {
  /// Each before the next.
  private static let ascending = [
    "2.6", "2.6.8-2-686", "2.6.15", "2.6.18-4-686", "2.6.18-6-686", "2.6.18-10-686", "2.6.24-rc1", "2.6.24",
    "2.6.32-5-amd64", "3.2.0-4-amd64", "4.18.0-15-generic", "6.1.0-9-amd64", "6.1.0-56-amd64", "6.1.55",
    "6.6.0-rc1", "6.6.0-rc2+", "6.6.0", "6.6.1", "6.12.9+deb12u1", "6.12.9+deb13u1", "6.18.44-fc-v669",
  ]

  @Test("compare by number, candidate and what the distribution added")
  func order() throws {
    let versions = try Self.ascending.map { try #require(KernelVersion($0), "\($0)") }
    for (index, one) in versions.enumerated() {
      for (place, other) in versions.enumerated() {
        #expect((one < other) == (index < place), "\(one) < \(other)")
        #expect((one == other) == (index == place), "\(one) == \(other)")
      }
    }
  }

  @Test("6.6 and 6.6.0 are the same, and ~ comes before everything")
  func equal() {
    #expect(KernelVersion("6.6") == KernelVersion("6.6.0"))
    #expect(KernelVersion("6.6.0-rc3") == KernelVersion("6.6~rc3"))
    #expect(
      KernelVersion("6.12.9+deb12u1~bpo1").flatMap { one in KernelVersion("6.12.9+deb12u1").map { one < $0 } }
        == true)
  }

  @Test(
    "know the upstream version",
    arguments: [("2.6.18-4-686", "2.6.18"), ("6.6.0-rc1", "6.6-rc1"), ("6.1.0-56-amd64", "6.1")])
  func upstream(text: String, expected: String) {
    #expect(KernelVersion(text)?.upstream.description == expected)
  }

  @Test(
    "are not read from a text of another form",
    arguments: [
      "", "unknown", "6", "6.", ".6", "-1.2", "6.x", "v6.1", "99999999999999999999.1", "6.99999999999",
    ])
  func invalid(text: String) {
    #expect(KernelVersion(text) == nil)
  }
}
