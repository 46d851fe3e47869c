import Testing

@testable import Diagnosis

@Suite("Search")
struct FoldedTextTests {
  @Test(
    "finds a part wherever it is, in small and capital letters",
    arguments: [
      ("", "", true), ("a", "", true), ("", "a", false), ("abc", "C", true), ("ABC", "ab", true),
      ("aab", "AB", true),
      ("aaab", "aab", true), ("ab", "abc", false), ("x said y", " SAID ", true), ("é[", "É{", false),
      ("aaaaaaaa", "aab", false), ("@", "`", false), ("\u{FF}\u{0}", "\u{FF}", true), ("ba", "ab", false),
    ])
  func contains(text: String, part: String, isThere: Bool) {
    #expect(FoldedText(text).contains(FoldedText(part)) == isThere)
  }
}
