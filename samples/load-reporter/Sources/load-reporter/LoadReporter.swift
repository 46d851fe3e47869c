import ArgumentParser
import Glibc
import SystemPackage

/// The program: from the command line to an exit status.
@main
struct LoadReporter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load-reporter",
    abstract: "Report how the CPUs spend their time, in percent, from two readings of /proc/stat.",
    discussion: """
      us user (with gu), sy system, ni niced user (with gn), id idle, wa waiting for I/O, hi hardware interrupts, \
      si software interrupts, st stolen by the hypervisor; these eight make 100.0. (gu) and (gn) are the parts of us \
      and ni that ran virtual CPUs. The manual page load-reporter(1) tells the whole story.
      """,
    version: "load-reporter 1.0.0")

  /// Makes messages begin with the program's name, as those of other programs do.
  static var _errorLabel: String { "load-reporter" }

  @OptionGroup var options: Options

  func validate() throws {
    try options.check()
  }

  func run() throws {
    let sampling = Sampling(plan: options.plan)
    var output = StandardOutput()
    do {
      try sampling.run(options.makeFormat(), into: &output)
    } catch OutputProblem.readerGone {
      // The reader, say head(1), has seen enough; that is its right and no failure of ours.
    }
  }

  static func main() {
    // A reader that goes away is told apart from a full disk by the error of the write.
    signal(SIGPIPE, SIG_IGN)
    do {
      let command = try parse()
      try command.run()
    } catch let problem as any Problem {
      report(problem.description)
    } catch {
      let status = exitCode(for: error)
      guard status.isSuccess else { exit(withError: error) }
      var output = StandardOutput()
      do {
        try output.write(fullMessage(for: error) + "\n")
      } catch OutputProblem.readerGone {
      } catch {
        report("\(error)")
      }
    }
  }

  /// Says what went wrong and leaves with status 1.
  private static func report(_ message: String) -> Never {
    _ = try? FileDescriptor.standardError.writeAll("load-reporter: \(message)\n".utf8)
    Glibc.exit(1)
  }
}
