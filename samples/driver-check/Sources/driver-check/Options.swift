import Archive
import ArgumentParser
import Modules

/// How a report is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, html, markdown, nagios
}

/// The command line.
struct Options: ParsableArguments {
  @Option(
    help: ArgumentHelp("Examine the machine whose files are below this directory.", valueName: "dir"))
  var sysroot: String?

  @Option(
    help: ArgumentHelp(
      "The model file; auto, to find one by the vendor and product of the machine; or none.",
      valueName: "file"))
  var model = "auto"

  @Option(
    help: ArgumentHelp(
      "Where auto looks for model files. (default: ../share/driver-check/models beside the program)",
      valueName: "dir"))
  var modelDir: String?

  @Option(help: "How to write the report.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Explain the status of one device or component: each check, and what it found.",
      valueName: "slot"))
  var explain: String?

  @Option(
    help: ArgumentHelp(
      "Report for this kernel instead of the running one, such as 6.1.0-56-amd64.", valueName: "release"))
  var kernel: String?

  @Option(
    help: ArgumentHelp(
      "Report for this release of Debian instead of the installed one, such as bookworm.", valueName: "name"))
  var suite: String?

  @Flag(help: "Show only what has a problem; without it, text names what works in a few lines.")
  var onlyProblems = false

  @Flag(help: "Show a row for each component in text, too, as the other formats do.")
  var all = false

  @Flag(help: "Write a model file for this machine.")
  var learn = false

  @Flag(inversion: .prefixedNo, help: "Leave out serial numbers, MAC addresses and UUIDs.")
  var redact = true

  func check() throws {
    for (name, value) in [
      ("sysroot", sysroot), ("model", model), ("model-dir", modelDir), ("explain", explain),
    ]
    where value?.isEmpty == true {
      throw ValidationError("'--\(name)' must not be empty")
    }
    if let kernel, KernelVersion(kernel) == nil || kernel.contains("/") || kernel.contains(" ") {
      throw ValidationError("'\(kernel)' is not the release of a kernel, such as 6.1.0-56-amd64")
    }
    if let suite, Suite.named(suite) == nil {
      let known = Suite.all.map(\.codename).joined(separator: ", ")
      throw ValidationError("'\(suite)' is not one of \(known)")
    }
    if explain != nil, format != .text, format != .json {
      throw ValidationError("'--explain' has the formats text and json only")
    }
    if all, onlyProblems { throw ValidationError("'--all' and '--only-problems' exclude each other") }
    if learn, explain != nil || onlyProblems || all || format != .text {
      throw ValidationError(
        "'--learn' writes a model file and takes neither a format nor '--explain', '--all' or '--only-problems'"
      )
    }
  }
}
