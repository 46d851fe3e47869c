import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("BinaryPackage")
struct BinaryPackageTests {
  private func package(_ fields: String, source: String = "") throws -> BinaryPackage {
    let text = "Source: s\nMaintainer: m\n\(source)\n\(fields)"
    return try #require(try Control(parsing: text, file: "control").packages.first)
  }

  private func named(_ name: String) throws -> BinaryPackage {
    try package("Package: \(name)\nArchitecture: all\nDescription: d\n")
  }

  @Test("has the letters, digits, plus and minus that a PKG parameter may have")
  func names() throws {
    for name in ["a", "EXhello", "SUNWlibC++", "x-1", String(repeating: "p", count: 32)] {
      #expect(try named(name).name == name)
    }
    for name in ["1a", "-a", "a.b", "a_b", "é", "a/b", "..", "a b", String(repeating: "p", count: 33)] {
      #expect(
        errorText { try named(name) }
          == "control:4: '\(name)' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first"
      )
    }
  }

  @Test(
    "cannot have a name that our own files have",
    arguments: [
      "addons", "bin", "built", "changelog", "clean", "control", "copyright", "dirs", "not-installed",
      "patches", "postinstall", "rules", "source", "streams", "tests", "tmp", "upstream",
    ])
  func reserved(name: String) {
    #expect(
      errorText { try named(name) }
        == "control:4: '\(name)' is a reserved name: choose another name for the package")
  }

  @Test("cannot have a name that the installers reserve", arguments: ["all", "install", "new"])
  func reservedByInstallers(name: String) {
    #expect(
      errorText { try named(name) }
        == "control:4: '\(name)' cannot be the name of a package: the installers reserve it")
  }

  @Test("is for every machine, the host's, or those named")
  func architectures() throws {
    let all = try package("Package: p\nArchitecture: all\nDescription: d\n")
    #expect(all.isIndependent && all.isBuilt(on: "sparc") && all.architecture(host: "sparc") == "all")
    let any = try package("Package: p\nArchitecture: any\nDescription: d\n")
    #expect(!any.isIndependent && any.isBuilt(on: "sparc") && any.architecture(host: "sparc") == "sparc")
    let two = try package("Package: p\nArchitecture: sparc i386\nDescription: d\n")
    #expect(!two.isIndependent && two.isBuilt(on: "i386") && !two.isBuilt(on: "x86_64"))
    #expect(two.architecture(host: "i386") == "sparc,i386")
  }

  @Test(
    "says what is wrong",
    arguments: [
      (
        "Package: p\nDescription: d\n",
        "control:4: the field 'Architecture' is missing: write 'any', 'all' or names"
      ),
      ("Package: p\nArchitecture: all\n", "control:4: the field 'Description' is missing"),
      (
        "Package: p\nArchitecture: any all\nDescription: d\n",
        "control:5: 'any' cannot be combined with other architectures"
      ),
      (
        "Package: p\nArchitecture: a/../b\nDescription: d\n",
        "control:5: 'a/../b' is not the name of an architecture"
      ),
      (
        "Package: p\nArchitecture: a,b\nDescription: d\n",
        "control:5: 'a,b' is not the name of an architecture"
      ),
    ])
  func errors(fields: String, message: String) {
    #expect(errorText { try package(fields) } == message)
  }

  @Test("has a base directory in normal form")
  func baseDirectory() throws {
    let package = { (base: String) in
      try self.package("Package: p\nArchitecture: all\nDescription: d\nBasedir: \(base)\n")
    }
    #expect(try package("//opt//EX/").baseDirectory == "/opt/EX")
    #expect(try package("/opt/EX").prefix == "opt/EX")
    #expect(try package("/").baseDirectory == "/")
    #expect(try package("/").prefix == "usr")
    #expect(try named("p").prefix == "usr")
    for base in ["/opt/a=b", "/opt/$BASE", "/$x/y"] {
      #expect(
        errorText { try package(base) }
          == "control:7: '\(base)' must not contain '=', nor have a name that begins with '$'")
    }
    for base in ["opt", "/opt/../etc", "/./opt", "/opt/../\u{301}x", "/opt x", "/opt\n /x"] {
      #expect(
        errorText { try package(base) }?.hasSuffix("must be an absolute path without blanks, '.' and '..'")
          == true,
        "\(base)")
    }
  }

  @Test("has fields of its own before those of the source")
  func fields() throws {
    let fields = "Package: p\nArchitecture: all\nDescription: d\n"
    #expect(try package(fields, source: "Category: a\n").field("Category") == "a")
    #expect(try package(fields + "Category: b\n", source: "Category: a\n").field("category") == "b")
  }
}
