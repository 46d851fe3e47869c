import Foundation
import FoundationXML
import Glibc
import ProgramTesting
import Testing

/// A terminal of our own: what is written to its device can be read here.
private final class PseudoTerminal {
  private let master: Int32
  let device: String

  init(columns: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(master >= 0)
    // What unlockpt(3) and ptsname(3), which Swift does not see, ask the kernel for: TIOCSPTLCK and TIOCGPTN.
    var locked: Int32 = 0
    var number: UInt32 = 0
    try #require(ioctl(master, 0x4004_5431, &locked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    device = "/dev/pts/\(number)"
    try resize(columns: columns)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit { close(master) }

  /// Does what a window does that is made wider.
  func resize(columns: UInt16) throws {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// What was written; line ends come as a terminal has them.
  func written() -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(master, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}

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

/// Collects the elements of an image, as far as XML is well-formed.
private final class Elements: NSObject, XMLParserDelegate {
  var names: [String: Int] = [:]
  var attributes: [[String: String]] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    names[name, default: 0] += 1
    self.attributes.append(attributes)
  }
}

@Suite("The image of a run")
struct ChartTests {
  private func elements(_ file: String) throws -> Elements {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let parser = XMLParser(data: data)
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return elements
  }

  @Test("is XML, needs nothing from elsewhere, and has a time axis and a legend")
  func live() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/run.svg"
    let outcome = try loadReporter(
      "--interval", "0.05", "--count", "8", "--format", "jsonl", "--svg", file)
    #expect(outcome.output.split(separator: "\n").count == 8)
    let elements = try elements(file)
    #expect(elements.names["svg"] == 1)
    #expect(elements.names["title"] == 1)
    let references = elements.attributes.flatMap { $0.keys }.filter {
      ["href", "xlink:href", "src"].contains($0)
    }
    #expect(references.isEmpty)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for words in ["seconds since the start", ">iowait<", ">100 %<", ">average<"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("is drawn when the run is interrupted, or its reader has seen enough")
  func interrupted() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/run.svg"
    let running = try sample.start(
      ["load-reporter", "--interval", "0.05", "--count", "0", "--svg", file])
    #expect(running.poll { running.outputSoFar.filter { $0 == "\n" }.count >= 3 })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
    #expect(try elements(file).names["svg"] == 1)

    let other = scratch.path + "/head.svg"
    let script = "load-reporter --interval 0.02 --count 0 --svg '\(other)' | head -n 2 >/dev/null"
    #expect(try sample.start(["/bin/sh", "-c", script]).finish() == Outcome())
    #expect(try elements(other).names["svg"] == 1)
  }

  @Test("is drawn of what there was when a reading fails later on")
  func failedReading() throws {
    let proc = try Scratch()
    let file = proc.path + "/run.svg"
    let stat = try proc.file("stat", "cpu 25 25 25 25\n")
    let running = try sample.start(
      [
        "load-reporter", "--proc", proc.path, "--interval", "0.01", "--count", "0", "--format", "csv",
        "--svg", file,
      ])
    #expect(running.poll { running.outputSoFar.utf8.count(where: { $0 == 10 }) > 2 })
    try FileManager.default.removeItem(atPath: stat)
    let outcome = running.finish()
    #expect(outcome.errors == "load-reporter: \(stat): No such file or directory\n")
    #expect(outcome.status == 1)
    _ = try elements(file)
  }

  @Test("has a place before the run begins", arguments: [["--svg"], ["--format", "prometheus", "--output"]])
  func noPlace(options: [String]) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/none/run"
    let outcome = try sample.run(["--interval", "100", "--count", "0"] + options + [file])
    #expect(
      outcome
        == Outcome(errors: "load-reporter: \(file): cannot create: no such file or directory\n", status: 1))
  }

  @Test("is not drawn when there was nothing")
  func noReading() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/run.svg"
    #expect(try loadReporter("--proc", scratch.path, "--svg", file).status == 1)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("stays of one size, however long the run is")
  func long() throws {
    let scratch = try Scratch()
    let proc = try Scratch()
    try proc.file("stat", "cpu 25 25 25 25\n")
    let file = scratch.path + "/run.svg"
    let running = try sample.start(
      [
        "load-reporter", "--proc", proc.path, "--interval", "0.01", "--count", "0", "--format", "csv",
        "--svg", file,
      ])
    var ticks = 25
    #expect(
      running.poll {
        ticks += 7
        _ = try? proc.file("new", "cpu \(ticks) 25 25 \(ticks / 2)\n")
        rename(proc.path + "/new", proc.path + "/stat")
        return running.outputSoFar.utf8.count(where: { $0 == 10 }) > 560
      })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
    _ = try elements(file)
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    // How many more readings there are before the signal comes depends on the machine.
    #expect(size.map { $0 < 100_000 } == true)
  }

  @Test(
    "is found well-formed by xmllint",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint"),
      "xmllint is not installed (package libxml2-utils)"), arguments: ["two-cpus", "standstill"])
  func xmllint(fixture: String) throws {
    #expect(
      try sample.start(["xmllint", "--noout", "--nonet", "Tests/Golden/\(fixture).svg"]).finish() == Outcome()
    )
  }
}
