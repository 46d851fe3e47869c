import HostileText
import Reporting
import Testing

@Suite("Texts of others")
struct ForeignTextsTests {
  private static let text = "a\(ActingCharacters.all)b"

  @Test(
    "have no character left that a terminal acts on, in any format",
    arguments: [
      ("JSON", JSON.object([(text, .string(text))]).text),
      ("Nagios", NagiosResult("X", .ok, text, [.init(text, "1")]).text),
      ("CSV", CSVRecord([text]).text.replacing("\r\n", with: "")), ("HTML", text.escapedForHTML),
      ("paragraphs", Wrapping(width: 40).paragraph("\(text) \(text)")), ("lines", text.shownInLines),
      ("Prometheus", exposition),
    ])
  func formats(name: String, written: String) {
    #expect(ActingCharacters.found(in: written) == [], "\(name)")
    #expect(written.hasPrefix("{\"a") || written.contains("a"))
  }

  private static var exposition: String {
    var exposition = Exposition(prefix: "")
    exposition.gauge("a", "A.", "1", [("name", text)])
    return exposition.text
  }

  @Test("are shown in each as its readers know it")
  func forms() {
    #expect(JSON.string("\u{202E}\u{E0041}").text == "\"\\u202e\\udb40\\udc41\"")
    #expect("\u{1B}<\u{FEFF}".escapedForHTML == "\\x1b&lt;\\u{feff}")
    #expect(CSVRecord(["\u{1B},"]).text == "\"\\x1b,\"\r\n")
    #expect("a\r\nb\rc\n\td".shownInLines == "a\r\nb\\x0dc\n\td")
    var exposition = Exposition(prefix: "")
    exposition.gauge("a", "A.", "1", [("name", "\u{1B}\n\u{2028}")])
    #expect(exposition.text.hasSuffix(#"{name="\\x1b\n\\u{2028}"} 1"# + "\n"))
    let label = NagiosResult("X", .ok, "y", [.init("a'=|\n b", "1")]).text
    #expect(label == "X OK - y | 'a____ b'=1;;;0\n")
    #expect(Wrapping(width: 20).paragraph("a\nb\u{1B}") == "a\\x0ab\\x1b\n")
  }
}
