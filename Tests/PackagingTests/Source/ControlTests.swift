import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("debian-like/control")
struct ControlTests {
  private static let source = "Source: hello\nMaintainer: Ann\nBuild-Depends: pkgh-compat (= 1)\n"
  private static let package = "Package: EXhello\nArchitecture: all\nDescription: hello\n"

  private func control(_ text: String) throws -> Control { try Control(parsing: text, file: "control") }

  @Test("has a source and its packages, in their order")
  func reads() throws {
    let control = try control(
      "\(Self.source)\n\(Self.package)\nPackage: EXa\nArchitecture: any\nDescription: a\n")
    #expect(control.sourceName == "hello")
    #expect(control.packages.map(\.name) == ["EXhello", "EXa"])
    #expect(try control.compatibility(override: nil) == 1)
  }

  @Test("takes fields of one's own, and for pkginfo")
  func ownFields() throws {
    let control = try control("\(Self.source)X-Mine: 1\n\n\(Self.package)Pkginfo-CLASSES: none\nx-yours: 2\n")
    #expect(control.packages.first?.field("Pkginfo-Classes") == "none")
    #expect(control.packages.first?.field("X-Mine") == "1")
  }

  @Test(
    "says what is wrong",
    arguments: [
      ("", "control:1: the first paragraph must have the field 'Source'"),
      (package, "control:1: the first paragraph must have the field 'Source'"),
      ("Source:\n", "control:1: the first paragraph must have the field 'Source'"),
      ("Source: hello\n\n\(package)", "control:1: the field 'Maintainer' is missing"),
      (
        "Source: ../x\nMaintainer: A\n\n\(package)",
        "control:1: '../x' is not a valid source name: use letters, digits, '+', '-', '.' and '_'"
      ),
      (source, "control: there is no binary package: add a paragraph with 'Package: NAME'"),
      ("\(source)\n\(package)\n\(package)", "control:9: the package 'EXhello' is there twice"),
      (
        "\(source)Build-Dpends: x\n\n\(package)",
        "control:4: 'Build-Dpends' is not a field: did you mean 'Build-Depends'?"
      ),
      (
        "\(source)Nonsense: x\n\n\(package)",
        "control:4: 'Nonsense' is not a field of this paragraph: delete it, or write 'X-Nonsense' if it is your own"
      ),
      (
        "\(source)\n\(package)Maintainer: A\n",
        "control:8: 'Maintainer' belongs in the paragraph of the source"
      ),
      ("\(source)\nArchitecture: all\nDescription: x\n", "control:5: the field 'Package' is missing"),
      (
        "\(source)\n\(package)Multi-Arch: same\n",
        "control:8: 'Multi-Arch': System V packages have no such thing: delete it"
      ),
      (
        "\(source)\n\(package)pre-depends: a\n",
        "control:8: 'pre-depends': pkgadd knows one kind of prerequisite: write 'Depends'"
      ),
      (
        "\(source)XSBC-Original-Maintainer: a\n\n\(package)",
        "control:4: 'XSBC-Original-Maintainer': fields of your own begin with 'X-': write 'X-Original-Maintainer'"
      ),
      (
        "\(source)Depends: a\n\n\(package)", "control:4: 'Depends' belongs in the paragraph of a package"
      ),
    ])
  func errors(text: String, message: String) {
    #expect(errorText { try control(text) } == message)
  }

  @Test("says everything that is wrong at once, in the order of the lines")
  func several() {
    let text = """
      Source: hello
      Testsuite: autopkgtest

      Package: a_b
      Architecture: a/b

      nonsense
      Package: EXb
      Architecture: All amd64
      Provides: x
      Description: d
      """
    #expect(
      errorText { try control(text) } == """
        control:1: the field 'Maintainer' is missing
        control:2: 'Testsuite': there is no autopkgtest for System V packages: delete it
        control:4: the field 'Description' is missing
        control:4: 'a_b' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first
        control:5: 'a/b' is not the name of an architecture
        control:7: expected 'Field: value', not 'nonsense'
        control:10: 'Provides': System V packages have no virtual packages: delete it, and depend on this package by its name
        """)
  }

  @Test(
    "must name a compatibility level that is known",
    arguments: [
      ("", "no compatibility level: write 'Build-Depends: pkgh-compat (= 1)'", 1),
      ("Build-Depends: make\n", "no compatibility level: write 'Build-Depends: pkgh-compat (= 1)'", 3),
      ("Build-Depends: pkgh-compat\n", "'pkgh-compat' must name its level: 'pkgh-compat (= 1)'", 3),
      ("Build-Depends: pkgh-compat (>= 1)\n", "'pkgh-compat' must name its level: 'pkgh-compat (= 1)'", 3),
      (
        "Build-Depends: pkgh-compat (= 2)\n",
        "compatibility level '2' is not supported; the supported level is 1", 3
      ),
      (
        "Build-Depends: pkgh-compat (= x)\n",
        "compatibility level 'x' is not supported; the supported level is 1", 3
      ),
    ])
  func compatibility(field: String, message: String, line: Int) throws {
    let control = try control("Source: hello\nMaintainer: A\n\(field)\n\(Self.package)")
    #expect(errorText { try control.compatibility(override: nil) } == "control:\(line): \(message)")
  }

  @Test("leaves the level to PKGH_COMPAT where that is set")
  func override() throws {
    let control = try control("Source: hello\nMaintainer: A\n\n\(Self.package)")
    #expect(try control.compatibility(override: "1") == 1)
    #expect(
      errorText { try control.compatibility(override: "9") }
        == "PKGH_COMPAT: compatibility level '9' is not supported; the supported level is 1")
  }

  @Test("knows the add-ons that its build depends on, in byte order")
  func addOns() throws {
    let control = try control(
      "Source: hello\nMaintainer: A\nBuild-Depends: pkgh-sequence-b, make (>= 4) [linux-any],\n"
        + " pkgh-sequence-a <!nocheck> , pkgh-compat(=1), pkgh-sequence-B (= 2)\n\n\(Self.package)")
    #expect(control.buildDependencies.addOns == ["B", "a", "b"])
    #expect(try control.compatibility(override: nil) == 1)
  }
}
