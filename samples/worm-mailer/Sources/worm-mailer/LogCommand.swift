import Addresses
import ArgumentParser
import Attacks
import Processing
import Glibc
import Intake
import NamedFiles
import Reporting
import Secrecy
import Settings
import Signatures
import Spool
import SystemPackage

/// Takes requests from logs.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Read requests from a web server's log.",
    discussion: """
      Reads standard input to its end, as a server's piped log, or a file. The formats common, combined, \
      vhost_combined, worm_mailer (which 'rules' prints), nginx's, and the JSON of Caddy and Traefik are told apart \
      line by line; lines in other formats are skipped and counted. A request that a signature matches is kept in the \
      spool; nothing is looked up and nothing is sent.

      With '--follow' the file is read as it grows, through its rotations, from the position at which the last \
      process stopped.
      """)

  @Argument(
    help: ArgumentHelp(
      "The log: regular, or the shell's <(...). (default: standard input)", valueName: "file"))
  var file: String?

  @Flag(help: "Continue to read the file as it grows, until a signal arrives.")
  var follow = false

  @Flag(
    help: "With '--follow': read a file that was never followed from its beginning, instead of its end.")
  var fromStart = false

  @Flag(help: "Keep nothing; print what would be kept.")
  var dryRun = false

  @OptionGroup var options: SettingsOptions

  func validate() throws {
    if follow, file == nil {
      throw ValidationError("'--follow' needs a file; standard input is read to its end anyway")
    }
    if fromStart, !follow { throw ValidationError("'--from-start' needs '--follow'") }
  }

  func run() throws {
    let settings = dryRun ? try options.readIfThere() : try options.read()
    let spool = Spool(settings.spool, warn: WormMailer.remark)
    if !dryRun { try spool.prepare() }
    var input = LogInput(spool: spool, signatures: try SignatureTable(settings), isRehearsal: dryRun)
    if follow, let file {
      try followFile(FilePath(file), &input)
    } else if let file {
      let path = FilePath(file)
      let descriptor: FileDescriptor
      do {
        descriptor = try NamedFile(path, mayBePipe: true).open()
      } catch {
        throw InputProblem(description: FollowedFileProblem(path, error).description)
      }
      defer { try? descriptor.close() }
      try readAll(descriptor, &input, name: path.string)
    } else {
      try readAll(.standardInput, &input, name: "standard input")
    }
    input.sayWhatWasPassedOver()
  }

  /// Reads to the end; a piped log must not end before its server does, whatever is wrong with the spool.
  private func readAll(_ file: FileDescriptor, _ input: inout LogInput, name: String) throws {
    var reader = LineReader(file)
    while true {
      let line: Line?
      do throws(Errno) {
        line = try reader.next()
      } catch {
        throw InputProblem(description: "\(name): \(error)")
      }
      guard let line else { break }
      try input.take(line)
      if !reader.hasMore { try input.flush() }
    }
    try input.flush(isLast: true)
  }

  /// Reads what is there, waits a moment, and looks again.
  private func followFile(_ path: FilePath, _ input: inout LogInput) throws {
    let interruption = Interruption()
    let spool = input.spool
    let saved = try dryRun ? nil : spool.position(FilePosition.self, of: path)
    let followed: FollowedFile
    do {
      followed = try FollowedFile(path, from: fromStart ? .beginning : .end, position: saved)
    } catch {
      throw InputProblem(description: error.description)
    }
    var last = saved
    while true {
      while let line = followed.next() {
        try input.take(line)
        if input.isFull { break }
      }
      for text in followed.takeRemarks() { WormMailer.remark(text) }
      let isKept = try input.flush()
      // Not before the hits are kept: whoever comes after us reads again what was not.
      let position = followed.position
      if isKept, !dryRun, position != last {
        try spool.save(position: position, of: path)
        last = position
      }
      if interruption.wait(until: Moment.monotonicNow + 500_000_000) { return }
    }
  }
}

/// Why an input cannot be read.
struct InputProblem: Problem {
  let description: String
}
