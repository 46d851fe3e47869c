import FileSystem
import Testing

@Suite("PackageName")
struct PackageNameTests {
  @Test("is a letter, then letters, digits, plus and minus, up to 32 characters")
  func valid() {
    for name in ["a", "EXhello", "SUNWlibC++", "x-1", "Install", String(repeating: "p", count: 32)] {
      #expect(PackageName.fault(of: name.utf8) == nil)
    }
  }

  @Test(
    "has no other characters, no other beginning, and a limited length",
    arguments: [
      "", "1a", "-a", "+", "a.b", "a_b", "é", "a/b", "..", "a b", String(repeating: "p", count: 33),
    ])
  func invalid(name: String) {
    #expect(
      PackageName.fault(of: name.utf8)
        == "'\(name)' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first")
  }

  @Test("is not a word that the installers reserve", arguments: ["all", "install", "new"])
  func reserved(name: String) {
    #expect(
      PackageName.fault(of: name.utf8)
        == "'\(name)' cannot be the name of a package: the installers reserve it")
  }
}
