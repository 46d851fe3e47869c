import ChildProcess
import Diagnosis
public import Sysroot

/// A Dovecot that is examined by itself, without a Postfix.
public struct DovecotExamination: ServerExamination {
  let machine: Tree
  let settings: DovecotSettings
  let answers = DovecotAnswers()

  /// The configuration file.
  let file: String

  /// - Parameter directory: Where dovecot.conf is.
  public init(
    machine: Tree = Tree(), commands: any Commands = SystemCommands(), directory: String = "/etc/dovecot"
  ) throws(ConfigurationProblem) {
    self.machine = machine
    file = directory + "/dovecot.conf"
    guard let result = commands.run("doveconf", ["-c", file]) else {
      throw ConfigurationProblem("there is no doveconf here; is Dovecot installed on this machine?")
    }
    guard result.status == 0 else {
      throw ConfigurationProblem("doveconf cannot read \(file): \(Self.shown(result.complaint))")
    }
    settings = DovecotSettings(result.text)
  }

  public var subject: String { "Dovecot in \(file)" }

  public var isRunning: Bool { !machine.processes(named: "dovecot").isEmpty }

  /// Where users can log in by SMTP, if Dovecot itself takes their mail.
  public var localServices: [LocalService] {
    guard settings.list("protocols").contains("submission") else { return [] }
    return [LocalService(label: "submission", address: "127.0.0.1:587")]
  }

  public func findings() -> [Finding] {
    DovecotServerCheck.findings(self) + DovecotMechanismsCheck.findings(self)
      + DovecotListenerCheck.findings(self)
  }

  /// What doveconf says up to where it begins to quote: `Error in configuration file PATH line 3`.
  private static func shown(_ complaint: String) -> String {
    let words = complaint.split(separator: " ").prefix(30).map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
    let path = words.first { WordForm.isPath($0) }.map(String.init)
    let line = words.firstIndex(of: "line").flatMap { index in
      index + 1 < words.count && WordForm.isNumber(words[index + 1]) ? String(words[index + 1]) : nil
    }
    let what = [
      "Unknown setting", "Permission denied", "No such file or directory", "Invalid value", "Expecting",
    ]
    .first { complaint.contains($0) }
    let parts = [path.map { "file \($0)" }, line.map { "line \($0)" }, what].compactMap(\.self)
    return parts.isEmpty ? "it says 'doveconf -c FILE' why" : parts.joined(separator: ", ")
  }
}

/// A configuration that cannot be read, in one line.
public struct ConfigurationProblem: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
