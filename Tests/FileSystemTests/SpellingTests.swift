import FileSystem
import Testing

@Suite("Spelling")
struct SpellingTests {
  private static let words = ["install", "installdocs", "dirs", "docs", "links", "a"]

  @Test(
    "finds the nearest word",
    arguments: [
      ("instal", "install"), ("isntall", "install"), ("INSTALL", "install"), ("installs", "install"),
      ("installdoc", "installdocs"), ("dir", "dirs"), ("drs", "dirs"), ("dcos", "docs"), ("link", "links"),
      ("b", "a"),
    ])
  func near(word: String, nearest: String) {
    #expect(Spelling.nearest(to: word, among: Self.words) == nearest)
  }

  @Test("finds none where none is near", arguments: ["", "inst", "docxyz", "lnk", "something"])
  func far(word: String) {
    #expect(Spelling.nearest(to: word, among: Self.words) == nil)
  }

  @Test("takes the first of several that are equally near, and the nearer of two")
  func several() {
    #expect(Spelling.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Spelling.nearest(to: "Makefle", among: ["makefile", "Makefile"]) == "Makefile")
    #expect(Spelling.nearest(to: "instal", among: ["install"], most: 0) == nil)
    #expect(Spelling.nearest(to: "install-", among: ["installdd", "install"]) == "install")
  }
}
