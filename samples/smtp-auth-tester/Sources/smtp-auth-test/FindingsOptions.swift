import ArgumentParser
import Doctor
import Reporting

/// What `doctor` and `client` have in common.
struct FindingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Postfix's configuration directory. (default: the one that Postfix was built with)", valueName: "dir"))
  var postfixDir: String?

  @Option(
    help: "How to write the report: text for people, json for programs, nagios for a monitoring system.")
  var format = OutputFormat.text

  @Flag(help: "Describe what is good in as much detail as what is wrong.")
  var verbose = false

  func validate() throws {
    if postfixDir?.isEmpty == true { throw ValidationError("'--postfix-dir' must not be empty") }
  }
}

/// Postfix's configuration cannot be read.
struct ConfigurationProblem: Problem {
  let description: String

  init(_ problem: PostfixInstance.Problem) { description = problem.description.printable }
}
