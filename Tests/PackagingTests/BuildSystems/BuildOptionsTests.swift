import FileSystem
import Packaging
import TestSupport
import Testing

@Suite("Environment")
struct BuildOptionsTests {
  @Test("has options and profiles, separated by any blanks")
  func options() {
    let environment = Environment([
      "DEB_BUILD_OPTIONS": " nocheck\tparallel=3\n nostrip ", "DEB_BUILD_PROFILES": "nodoc\tstage1",
    ])
    for option in ["nocheck", "nostrip", "nodoc", "stage1", "parallel=3"] { #expect(environment.has(option)) }
    for option in ["parallel", "no", "", "terse"] { #expect(!environment.has(option)) }
    #expect(!Environment([:]).has("nocheck"))
  }

  @Test(
    "runs as many jobs as the last good word says",
    arguments: [
      ("parallel=3", 3), ("parallel=2 x parallel=8", 8), ("parallel=8 parallel=2", 2), ("parallel=0", nil),
      ("parallel=-1", nil), ("parallel=", nil), ("parallel=4 parallel=x", 4), ("parallel", nil), ("", nil),
      ("parallel=99999999999999999999", nil),
    ] as [(String, Int?)])
  func parallel(text: String, jobs: Int?) {
    #expect(Environment(["DEB_BUILD_OPTIONS": text]).parallel == jobs)
  }

  @Test("takes an empty variable for one that is not set")
  func empty() throws {
    let environment = Environment(["SOURCE_DATE_EPOCH": "", "PKGH_HOST_ARCH": ""])
    #expect(environment["SOURCE_DATE_EPOCH"] == nil)
    #expect(try environment.sourceDateEpoch() == nil)
    #expect(environment.hostArchitecture == Environment([:]).hostArchitecture)
    #expect(!environment.hostArchitecture.isEmpty)
    #expect(Environment(["PKGH_HOST_ARCH": "sparc"]).hostArchitecture == "sparc")
  }

  @Test("has a date from 1970 to 2106")
  func date() throws {
    for seconds in [0, 1_704_164_645, 4_294_967_295] {
      #expect(try Environment(["SOURCE_DATE_EPOCH": String(seconds)]).sourceDateEpoch() == seconds)
    }
    for text in ["-1", "4294967296", "1.5", "now", " 1", "99999999999999999999"] {
      #expect(
        errorText { try Environment(["SOURCE_DATE_EPOCH": text]).sourceDateEpoch() }
          == "SOURCE_DATE_EPOCH: '\(text)' must be a number of seconds from 0 to 4294967295")
    }
  }
}
