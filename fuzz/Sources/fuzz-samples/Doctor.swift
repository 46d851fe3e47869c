import ChildProcess
import Doctor
import FileSystem
import FuzzSubjects
import Secrecy
import Sysroot
import SystemPackage

extension Subject {
  /// The files of a machine with Postfix, PAM and SASL, and what the programs say that the doctor asks: the file
  /// `commands/postconf-F` is the answer to `postconf -F`, and `commands/NAME` that of any other program.
  static let doctor = Subject("doctor", longest: 8192) { input, workplace in
    let list = FileList(input)
    try list.write(into: workplace, below: "root")
    let tree = Tree(root: try workplace.used().appending("root").string)
    let commands = Answers(list: list)
    let server = try Examination(
      machine: tree, commands: commands, account: Examination.Account(user: "user", password: nil))
    _ = server.findings().map { "\($0)" }
    let client = try ClientExamination(machine: tree, commands: commands)
    _ = client.findings().map { "\($0)" }
  }
}

/// Programs that answer from the input.
private struct Answers: Commands {
  let list: FileList

  func run(
    _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
  ) -> CommandResult? {
    var name = "commands/\(program)"
    if program == "postconf" {
      name += arguments.first { ["-F", "-P"].contains($0) } ?? ""
    }
    guard let answer = list[ByteString(name)] else { return nil }
    return CommandResult(status: 0, output: Array(answer))
  }
}
