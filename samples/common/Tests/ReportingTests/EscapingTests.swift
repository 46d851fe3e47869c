import Reporting
import Testing

@Suite("Foreign text in HTML")
struct EscapingTests {
  @Test(
    "is not markup",
    arguments: [
      ("<a href='x'>&\"", "&lt;a href=&#39;x&#39;&gt;&amp;&quot;"), ("é", "é"), ("", ""),
      // A mark behind a bracket makes one character of the two for Swift, and two for a browser.
      ("<\u{301}script", "&lt;\u{301}script"),
    ])
  func html(text: String, escaped: String) {
    #expect(text.escapedForHTML.unicodeScalars.elementsEqual(escaped.unicodeScalars))
  }
}
