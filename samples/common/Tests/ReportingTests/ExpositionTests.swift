import Reporting
import Testing

@Suite("Metrics for Prometheus")
struct ExpositionTests {
  @Test("stand together by name, under one description")
  func grouped() {
    var exposition = Exposition(prefix: "p_")
    exposition.counter("a_total", "A.", [("kind", "one")], "1")
    exposition.gauge("b", "B.", "2.5")
    exposition.counter("a_total", "A.", [("kind", "two"), ("x", "y")], "3")
    exposition.gauge("unknown", "Not known.", nil)
    #expect(
      exposition.text == """
        # HELP p_a_total A.
        # TYPE p_a_total counter
        p_a_total{kind="one"} 1
        p_a_total{kind="two",x="y"} 3
        # HELP p_b B.
        # TYPE p_b gauge
        p_b 2.5

        """)
  }

  @Test("have labels that nobody can break out of")
  func escaped() {
    var exposition = Exposition(prefix: "")
    exposition.gauge("a", "A.", "1", [("name", "\"}\n\\ \"\u{301}")])
    #expect(exposition.text.hasSuffix("a{name=\"\\\"}\\n\\\\ \\\"\u{301}\"} 1\n"))
  }
}
