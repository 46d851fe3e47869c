import ProgramTesting

/// The package and its program.
let sample = SamplePackage(program: "load-reporter")

/// Runs `load-reporter` in the package's directory.
func loadReporter(_ arguments: String..., input: String = "/dev/null", output: String? = nil) throws
  -> Outcome
{
  try sample.run(arguments, input: input, output: output)
}

extension SamplePackage {
  /// The options that compare a pair of fixtures.
  func fixture(_ name: String) -> [String] {
    ["--from", "Tests/Fixtures/\(name).before", "--to", "Tests/Fixtures/\(name).after"]
  }
}

/// Runs `load-reporter` on a pair of fixtures.
func loadReporter(fixture name: String, _ arguments: String...) throws -> Outcome {
  try sample.run(sample.fixture(name) + arguments)
}
