import FileSystem
import SystemPackage
import TestSupport
import Testing

/// The one test that runs the real Swift build: it is slow.
@Suite("a Swift package")
struct SwiftPackageTests {
  private func makeSource() throws -> ScratchSource {
    try ScratchSource(
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
  }

  private static let stream = "EXtiny-1.0,REV=1-Linux-pdp11.pkg"

  private func build(_ source: ScratchSource, options: String) throws -> [UInt8] {
    let outcome = try source.run(
      "pkgh", ["binary"], environment: ["PKGH_HOST_ARCH": "pdp11", "DEB_BUILD_OPTIONS": options])
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return try source.scratch.path.appending(Self.stream).contents(limit: 1 << 30)
  }

  @Test("is built, tested, installed and packaged, starts without Swift, and is the same from any directory")
  func wholeFlow() throws {
    let source = try makeSource()
    let built = try build(source, options: "")
    #expect(try source.run("pkgh-verify", ["--strict", Self.stream], in: "..") == Outcome())
    let program = source.scratch.path.appending("source/debian-like/EXtiny/usr/bin/tiny").string
    #expect(try run(program, environment: ["PATH": "/nowhere"]) == Outcome(stdout: "tiny\n"))
    #expect(try !run("ldd", [program]).stdout.contains("libswift"))
    #expect(try source.run("pkgh", ["clean"]).status == 0)
    #expect(!source.has(".build"))

    let elsewhere = try build(makeSource(), options: "nocheck")
    let isSame = built == elsewhere
    #expect(isSame, "the stream of another directory differs")
  }
}
