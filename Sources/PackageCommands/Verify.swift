public import ArgumentParser
public import Commands
import Datastream
public import FileSystem
import SystemPackage

/// Compares packages with their own maps.
public struct Verify: Command, PackageInput {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-verify",
    abstract: "Check packages against their own maps.",
    usage: "pkgh-verify [options] FILE ...",
    discussion: """
      FILE is a datastream, also compressed with gzip, '-' for one on standard input, or the directory of a \
      package. Every file's size and sum must be what the pkgmap says, every file must be there and in the map, \
      and header, pkginfo and pkgmap must agree with each other, as 'pkgchk -d' has it and more. It is silent \
      when all is well; the status is 1 when something is wrong.
      """,
    version: version)

  @Flag(name: .shortAndLong, help: "Say what was read.")
  var verbose = false

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Print the findings as JSON on standard output.")
  var json = false

  @Argument(help: ArgumentHelp("The packages.", valueName: "FILE"), completion: .file(extensions: ["pkg"]))
  var files: [String]

  public init() {}

  private var findings: [VerifyFinding] = []

  private enum CodingKeys: CodingKey { case verbose, strict, json, files }

  public mutating func run(in environment: Environment) throws {
    for file in files {
      do {
        try read(file)
      } catch let problem as Problem {
        report(Finding(thrown: problem), in: file)
      }
    }
    if json { try printJSON(findings) }
    if findings.contains(where: { $0.severity == "error" || strict }) { throw ExitCode.failure }
  }

  mutating func read(_ reader: inout some PackageReader & ~Copyable, of name: FilePath) throws {
    for finding in try reader.verify() { report(finding, in: name.string) }
    if verbose && !json {
      for package in reader.packages {
        print("\(name): \(package.instance): \(package.map.entries.count) objects".showingControlCharacters)
      }
    }
  }

  private mutating func report(_ finding: Finding, in file: String) {
    findings.append(
      VerifyFinding(
        file: file, code: finding.code.rawValue, severity: finding.severity.rawValue,
        message: finding.problem.message, offset: finding.problem.offset))
    if !json {
      let warning = finding.severity == .warning ? "warning: " : ""
      printError("\(Self.name): \(warning)\(finding.problem) [\(finding.code.rawValue)]")
    }
  }
}

/// A finding as `pkgh-verify --json` prints it.
private struct VerifyFinding: Encodable {
  let file: String
  /// One of ``FindingCode``.
  let code: String
  /// `error` or `warning`.
  let severity: String
  let message: String
  /// Where in the stream, in bytes, where that is known.
  let offset: UInt64?
}

extension Problem {
  fileprivate var offset: UInt64? {
    if case .offset(_, let offset)? = place { offset } else { nil }
  }
}
