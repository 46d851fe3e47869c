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
      package. Each file must be in the pkgmap and have the size and the sum that are given there, no file may be \
      missing, and the header, pkginfo and pkgmap must agree; that is more than 'pkgchk -d' checks. Each finding \
      is a line on standard error that ends in its code. Without findings there is no output, and with an error \
      the status is 1.
      """,
    version: version)

  @Flag(name: .shortAndLong, help: "Print the name and the number of objects of each package.")
  var verbose = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print the findings as JSON on standard output.")
  var json = false

  @Argument(help: ArgumentHelp("The packages.", valueName: "FILE"), completion: .file(extensions: ["pkg"]))
  var files: [String]

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.files }

  private var findings: [FindingDocument] = []

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
        printLine("\(name): \(package.instance): \(package.map.entries.count) objects")
      }
    }
  }

  private mutating func report(_ finding: Finding, in file: String) {
    findings.append(FindingDocument(finding, in: file))
    if !json {
      let warning = finding.severity == .warning ? "warning: " : ""
      printError("\(Self.name): \(warning)\(finding.problem) [\(finding.code.rawValue)]")
    }
  }
}
