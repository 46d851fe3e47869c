import ProgramTesting

extension SamplePackage {
  /// Runs a line of shell in the package's directory, where the program is found by its name.
  func shell(_ line: String, environment: [String] = []) throws -> Outcome {
    try start(["/bin/sh", "-c", line], environment: environment).finish()
  }

  /// Runs the program with a text as its standard input.
  func run(_ arguments: [String], reading text: String) throws -> Outcome {
    let scratch = try Scratch()
    return try run(arguments, input: try scratch.file("input", text))
  }
}
