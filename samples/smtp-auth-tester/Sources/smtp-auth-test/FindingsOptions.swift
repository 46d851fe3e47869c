import ArgumentParser
import Doctor
import Reporting

/// What `doctor` and `client` have in common.
struct FindingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Postfix's configuration directory. (default: the one that Postfix was built with)", valueName: "dir"))
  var postfixDir: String?

  @Option(help: "How to write the report: for people, for programs, for a monitoring system.")
  var format = OutputFormat.text

  @Flag(help: "Tell what is good as fully as what is wrong.")
  var verbose = false

  func validate() throws {
    if postfixDir?.isEmpty == true { throw ValidationError("'--postfix-dir' must not be empty") }
  }

  /// Ends the program because there is nothing to look at.
  func fail(_ problem: PostfixInstance.Problem) throws -> Never {
    try format.fail(ConfigurationProblem(description: printable(problem.description)))
  }
}

/// Postfix's configuration cannot be read.
private struct ConfigurationProblem: Problem {
  let description: String
}
