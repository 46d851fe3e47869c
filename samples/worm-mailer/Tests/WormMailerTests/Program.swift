import ProgramTesting

/// The program as the tests run it.
let sample = SamplePackage(program: "worm-mailer")
