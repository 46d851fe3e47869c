import Foundation
import FoundationXML
import Glibc
import ProgramTesting
import Testing

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
