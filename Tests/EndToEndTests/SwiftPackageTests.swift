import SystemPackage
import TestSupport
import Testing

/// The one test that runs the real Swift build: it is slow.
@Suite("a Swift package")
struct SwiftPackageTests {
  @Test("is built, tested, installed and packaged, and starts without Swift")
  func wholeFlow() throws {
    let source = try ScratchSource(
      packages: "Package: EXtiny\nArchitecture: any\nDescription: a tiny program",
      files: [
        "Package.swift": """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(
          name: "tiny",
          targets: [
            .executableTarget(name: "tiny"), .testTarget(name: "TinyTests", dependencies: ["tiny"]),
          ])
        """,
        "Sources/tiny/main.swift": "print(\"tiny\")\n",
        "Tests/TinyTests/TinyTests.swift": "import Testing\n@Test func one() { #expect(1 + 1 == 2) }\n",
      ])
    let outcome = try source.run(
      "pkgh", ["binary"], environment: ["PKGH_HOST_ARCH": "pdp11", "DEB_BUILD_OPTIONS": "nostrip"])
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let stream = "EXtiny-1.0,REV=1-Linux-pdp11.pkg"
    #expect(try source.run("pkgh-verify", ["--strict", stream], in: "..") == Outcome())
    let program = "source/debian-like/EXtiny/usr/bin/tiny"
    let alone = try run(source.scratch.path.appending(program).string, environment: ["PATH": "/nowhere"])
    #expect(alone == Outcome(stdout: "tiny\n"))
    let libraries = try run("ldd", [source.scratch.path.appending(program).string]).stdout
    #expect(!libraries.contains("libswift"))
    #expect(try source.run("pkgh", ["clean"]).status == 0)
    #expect(!source.has(".build"))
  }
}
