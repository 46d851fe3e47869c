import SystemPackage
import TestSupport
import Testing

@Suite("The build system of a Swift package")
struct SwiftPackageTests {
  let source: ScratchSource

  /// A `swift` that writes down how it is called, and has built two programs already.
  init() throws {
    source = try ScratchSource(files: [
      "Package.swift": "",
      "tools/swift*": """
      #!/bin/sh
      case "$*" in
      *show-executables*) printf 'hello\\nby by\\nother (dependency)\\n' ;;
      *describe*) printf 'Targets:\\n    Type: test\\n' ;;
      *show-bin-path*) echo "$PWD/built" ;;
      *fail*) exit 3 ;;
      *) printf '%s|' "$@" >> calls; echo >> calls ;;
      esac

      """,
      "built/hello*": "hello", "built/by by*": "by",
    ])
  }

  private func run(_ helper: String, _ arguments: [String] = [], options: String = "") throws -> Outcome {
    try source.run(
      helper, arguments,
      environment: [
        "PATH": source.top.appending("tools").string + ":/usr/bin:/bin", "DEB_BUILD_OPTIONS": options,
      ])
  }

  @Test("builds its own executable products in release mode, and hides where it was built")
  func build() throws {
    #expect(try run("pkgh-auto-build", options: "parallel=2") == Outcome())
    let calls = try source.read("calls").split(separator: "\n")
    #expect(calls.count == 2)
    for (call, product) in zip(calls, ["hello", "by by"]) {
      #expect(call.hasPrefix("build|--jobs|2|--configuration|release|--static-swift-stdlib|"))
      #expect(call.contains("|-file-prefix-map|-Xswiftc|\(source.top)=.|"))
      #expect(call.hasSuffix("|--product|\(product)|"))
    }
  }

  @Test("runs its tests, and says how they failed")
  func test() throws {
    #expect(try run("pkgh-auto-test") == Outcome())
    #expect(try source.read("calls") == "test|\n")
    #expect(
      try run("pkgh-auto-test", ["--", "fail"])
        == Outcome(status: 1, stderr: "pkgh-auto-test: 'swift' failed with status 3\n"))
  }

  @Test("installs the products, executable, into the prefix")
  func install() throws {
    #expect(try run("pkgh-auto-install") == Outcome())
    #expect(try source.staged() == ["usr/", "usr/bin/", "usr/bin/by by", "usr/bin/hello"])
    #expect(try source.mode(of: "debian-like/EXhello/usr/bin/hello") == "755")
  }

  @Test("is cleaned of what swift build made")
  func clean() throws {
    try source.write(".build/x", "")
    #expect(try run("pkgh-auto-clean") == Outcome())
    #expect(!source.has(".build") && source.has("Package.swift"))
  }
}
