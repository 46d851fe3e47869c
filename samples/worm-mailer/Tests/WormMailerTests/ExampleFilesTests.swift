import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("The files that come along")
struct ExampleFilesTests {
  private static let configuration = "etc/worm-mailer/worm-mailer.conf"

  @Test("the configuration sets nothing, and can be worked with as it is")
  func asItIs() throws {
    let shown = try sample.run(["check", "--config", Self.configuration, "--show"])
    #expect(shown.errors == "")
    #expect(shown.output.split(separator: "\n") == (try DocumentationTests.defaults()))
    let scratch = try Scratch()
    let text = try sample.text(Self.configuration)
    let file = try scratch.file("worm-mailer.conf", text + "spool = \(scratch.path)\n")
    let check = try sample.run(["check", "--config", file])
    #expect(check.errors == "")
    #expect(check.status == 0)
  }

  @Test("the configuration has every key, and its default where there is one")
  func keys() throws {
    let text = try sample.text(Self.configuration)
    let shown = Set(text.matches(of: /(?m)^#([a-z_]+ = .+)$/).map { $0.output.1 })
    for line in try DocumentationTests.defaults() {
      if line.hasPrefix("# ") {
        let beginning = line.dropFirst(2) + " "
        #expect(shown.contains { $0.hasPrefix(beginning) }, "\(line)")
      } else {
        // A key that may be repeated has no default.
        #expect(shown.contains(line), "\(line)")
      }
    }
  }

  @Test("each line of the configuration that is commented out can be used")
  func uncommented() throws {
    let text = try sample.text(Self.configuration).replacing(/(?m)^#(?=[a-z_]+ = )/, with: "")
    let scratch = try Scratch()
    let file = try scratch.file("worm-mailer.conf", text)
    let shown = try sample.run(["check", "--config", file, "--show"])
    #expect(shown.errors == "")
    #expect(!shown.output.split(separator: "\n").contains { $0.hasPrefix("# ") })
  }

  @Test("the hook keeps each report on a line, also when several come at once")
  func hook() throws {
    let scratch = try Scratch()
    let hook = try sample.directory() + "/examples/hook-jsonl.sh"
    let file = scratch.path + "/reports.jsonl"
    let reports = (0..<8).map { "{\"report_id\":\"\($0)\",\"text\":\"\\\\n %s \($0)\"}" }
    let runs = try reports.enumerated().map { index, report in
      let input = try scratch.file("input-\(index)", report + "\n")
      return try Running(["/bin/sh", hook, file], in: scratch.path, input: input)
    }
    for run in runs { #expect(run.finish() == Outcome()) }
    let kept = try String(contentsOfFile: file, encoding: .utf8)
    #expect(kept.split(separator: "\n").map(String.init).sorted() == reports.sorted())
    #expect(access(hook, X_OK) == 0)
  }

  @Test("the lines for cron and systemd call commands and options that there are")
  func commandLines() throws {
    let directory = try sample.directory() + "/examples"
    let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    #expect(Set(names).isSuperset(of: ["aliases", "worm-mailer.service", "worm-mailer.timer"]))
    let texts = try names.map { try sample.text("examples/" + $0) }
    let commands = texts.joined().matches(of: #//usr/bin/worm-mailer ([a-z]+)((?: --[a-z-]+)*)/#)
    #expect(commands.count >= 2)
    for command in commands {
      let help = try sample.run([String(command.output.1), "--help"])
      #expect(help.status == 0, "\(command.output.0)")
      #expect(help.output.contains("USAGE: worm-mailer \(command.output.1) "), "\(command.output.0)")
      for option in command.output.2.split(separator: " ") {
        #expect(help.output.contains(option), "\(command.output.0)")
      }
    }
  }

  @Test(
    "systemd finds no fault with the units",
    .enabled(if: access("/usr/bin/systemd-analyze", X_OK) == 0, "systemd is not installed"))
  func units() throws {
    let scratch = try Scratch()
    for name in ["worm-mailer.service", "worm-mailer.timer"] {
      // The program need not be installed where the units are looked at.
      try scratch.file(
        name, try sample.text("examples/" + name).replacing("/usr/bin/worm-mailer", with: "/bin/true"))
    }
    let outcome = try Running(
      ["systemd-analyze", "verify", "\(scratch.path)/worm-mailer.timer"], in: scratch.path
    ).finish()
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test(
    "Postfix reads the aliases",
    .enabled(if: access("/usr/sbin/postalias", X_OK) == 0, "postalias is not installed"))
  func aliases() throws {
    let scratch = try Scratch()
    try scratch.file("main.cf", "alias_maps =\n")
    try scratch.file("aliases", try sample.text("examples/aliases"))
    let outcome = try sample.start(["postalias", "-c", scratch.path, "\(scratch.path)/aliases"]).finish()
    #expect(outcome.status == 0, "\(outcome)")
    let asked = try sample.start(
      ["postalias", "-c", scratch.path, "-q", "worm", "\(scratch.path)/aliases"]
    ).finish()
    #expect(asked.output == "\"|/usr/bin/worm-mailer bounce\"\n")
  }
}
