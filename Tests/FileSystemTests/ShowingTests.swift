import FileSystem
import HostileText
import TestSupport
import Testing

@Suite("texts of others")
struct ShowingTests {
  @Test(
    "show what would act on a terminal",
    arguments: [
      ("a\u{1b}[2J\r\n\u{0}\u{7f}\u{9b}\t", "a\\x1b[2J\\x0d\\x0a\\x00\\x7f\\x9b\t"),
      ("\u{202e}\u{2028}\u{feff}\u{200b}", "\\u{202e}\\u{2028}\\u{feff}\\u{200b}"),
      ("\u{e0041}\u{ad}\u{e000}", "\\u{e0041}\\xad\\u{e000}"),
      ("grüße 日本語 e\u{301} \u{fffd} ا", "grüße 日本語 e\u{301} \u{fffd} ا"),
      // A mark makes one character of the two, of which the first acts all the same.
      ("\u{1b}\u{301}\u{200d}\u{301}", "\\x1b\u{301}\\u{200d}\u{301}"), ("", ""),
    ])
  func shown(text: String, expected: String) {
    #expect(text.showingControlCharacters == expected)
    let lines = expected.replacing("\\x0a", with: "\n")
    #expect(text.showingControlCharactersInLines == lines)
  }

  @Test("have none left that acts")
  func all() {
    let ranges: [ClosedRange<UInt32>] = [0...0x3fff, 0xa000...0xffff, 0xe0000...0xe0fff, 0x10ff00...0x10ffff]
    let text = String(String.UnicodeScalarView(ranges.joined().compactMap(Unicode.Scalar.init)))
    #expect(ActingCharacters.found(in: text.showingControlCharacters) == [])
    #expect(
      ActingCharacters.found(in: ActingCharacters.all).count == ActingCharacters.all.unicodeScalars.count)
  }
}
