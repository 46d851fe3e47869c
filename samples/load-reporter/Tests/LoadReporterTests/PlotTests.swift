import Glibc
import ProgramTesting
import Testing

@Suite("Bars in the terminal")
struct PlotTests {
  /// The plot on a terminal of some width.
  private func plot(columns: UInt16, _ environment: String...) throws -> String {
    let terminal = try PseudoTerminal(columns: columns)
    let outcome = try sample.start(
      ["env"] + environment + ["load-reporter"] + sample.fixture("two-cpus") + ["--plot"],
      output: terminal.device
    ).finish()
    #expect(outcome.status == 0)
    return terminal.written()
  }

  @Test("are as wide as it is, and coloured")
  func coloured() throws {
    let output = try plot(columns: 60, "TERM=xterm")
    #expect(
      output.contains("\u{1B}[32muuuuuuuuuuuuuuuuuuuuuuuu\u{1B}[0m\u{1B}[31mssss\u{1B}[0m"), "\(output)")
    let plain = output.replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(plain.split(separator: "\n").last?.count == 59)
  }

  @Test("are as wide as the window is by now")
  func resized() throws {
    let terminal = try PseudoTerminal(columns: 60)
    let running = try sample.start(
      ["env", "TERM=dumb", "load-reporter", "--plot", "0.02"], output: terminal.device)
    var output = ""
    func hasLine(of width: Int) -> Bool {
      output += terminal.written()
      return output.split(separator: "\n").contains { $0.count == width && $0.hasSuffix("%") }
    }
    #expect(running.poll { hasLine(of: 59) })
    try terminal.resize(columns: 100)
    #expect(running.poll { hasLine(of: 99) })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
  }

  @Test("have no colours where these are not wanted", arguments: ["NO_COLOR=1", "TERM=dumb", "TERM="])
  func colourless(variable: String) throws {
    #expect(try !plot(columns: 60, "TERM=xterm", variable).contains("\u{1B}"))
  }

  @Test("are blocks where the locale has them")
  func blocks() throws {
    let output = try plot(columns: 40, "TERM=dumb", "LC_ALL=C.UTF-8")
    #expect(
      output == """
        █ us  ▆ ni  ▓ sy  ▞ hi+si  ▒ st  ░ wa
        · id
        all   ██████████████▓▓▞░········  65.0%

        """, "\(output)")
  }

  @Test("fit the narrowest terminal, and COLUMNS where there is none")
  func narrow() throws {
    #expect(try plot(columns: 5, "TERM=dumb").contains("all   uuu"))
    let wide = try sample.run(sample.fixture("two-cpus") + ["--plot"])
    #expect(wide.output.split(separator: "\n").last?.count == 79)
  }

  @Test("wrap no line, however narrow the terminal is", arguments: [20, 24, 30, 33, 40, 79])
  func unwrapped(columns: UInt16) throws {
    let terminal = try PseudoTerminal(columns: columns)
    for options in [sample.fixture("unplugged") + ["--cpu", "1"], ["--interval", "0.02", "--count", "2"]] {
      let run = try sample.start(
        ["env", "TERM=xterm", "load-reporter", "--plot"] + options, output: terminal.device)
      #expect(run.finish().status == 0)
    }
    let output = terminal.written().replacing(/\u{1B}\[[0-9]+m/, with: "")
    for line in output.split(separator: "\n") { #expect(line.count < columns, "\(line)") }
    // The time gives way to the bar, but what is an average is said.
    #expect(output.contains(columns < 33 ? "\naverage\nall " : "\naverage  all "), "\(output)")
    #expect(output.contains("vanished"))
  }

  @Test("of CPUs with long names begin below each other")
  func manyCPUs() throws {
    let scratch = try Scratch()
    let file = try scratch.file("stat", "cpu 4 4 4 4\ncpu1 2 2 2 2\ncpu100 1 1 1 1\ncpu1000 1 1 1 1\n")
    let output = try loadReporter("--since-boot", "--to", file, "--plot", "--per-cpu").output
    let bars = output.split(separator: "\n").dropFirst()
    #expect(bars.count == 4)
    for bar in bars { #expect(bar.firstIndex(of: " ") != nil && bar.dropFirst(8).hasPrefix("u"), "\(bar)") }
    #expect(Set(bars.map(\.count)) == [79])
  }

  @Test("of a run have times and an average")
  func live() throws {
    let outcome = try loadReporter("--interval", "0.05", "--count", "2", "--plot")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.last?.hasPrefix("average  all") == true)
  }
}
