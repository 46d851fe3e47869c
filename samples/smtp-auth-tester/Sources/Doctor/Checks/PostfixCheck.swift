import ChildProcess
import Sysroot

/// Whether this Postfix runs, and what it says about its own configuration.
enum PostfixCheck {
  static func findings(_ whole: Examination) -> [Finding] {
    var findings: [Finding] = []
    if whole.postfix.services.isEmpty {
      findings.append(
        Finding(
          "no-smtpd", .fault, title: "there is no service that takes mail from clients",
          evidence: ["\(whole.postfix.masterFile): no line 'NAME inet ... smtpd'"],
          cause: "Nobody can connect, let alone log in.",
          cure: ["in \(whole.postfix.masterFile): submission inet n - n - - smtpd"]))
    } else if whole.services.isEmpty, let wanted = whole.wanted {
      findings.append(
        Finding(
          "no-such-service", .fault, title: "there is no service '\(wanted)'",
          evidence: ["the services are " + whole.postfix.services.map(\.label).joined(separator: ", ")],
          cure: ["choose one of them with --service"]))
    }
    findings += running(whole)
    if let mistakes = mistakes(whole) { findings.append(mistakes) }
    return findings
  }

  /// The process number of the running master(8); nil also where that cannot be known.
  static func masterPID(_ whole: Examination) -> Int? {
    let text = try? whole.machine.text(whole.postfix.queueDirectory + "/pid/master.pid", limit: 64)
    guard let pid = text.flatMap({ Int($0.filter { !$0.isWhitespace }) }) else { return nil }
    // The file outlives the process, and the number may be somebody else's by now.
    guard let name = try? whole.machine.text("/proc/\(pid)/comm", limit: 256) else { return nil }
    return name.hasPrefix("master") ? pid : nil
  }

  private static func running(_ whole: Examination) -> [Finding] {
    let file = whole.postfix.queueDirectory + "/pid/master.pid"
    do {
      _ = try whole.machine.bytes(file, limit: 64)
    } catch  where error == .denied {
      return [cannotLook("whether Postfix runs", at: file, because: error)]
    } catch {
      return [notRunning(whole, "\(file): \(error)")]
    }
    return masterPID(whole) == nil ? [notRunning(whole, "\(file): no such process")] : []
  }

  private static func notRunning(_ whole: Examination, _ evidence: String) -> Finding {
    Finding(
      "postfix-not-running", .fault, title: "Postfix is not running", evidence: [evidence],
      cause: "Clients cannot connect; what follows is about the configuration alone.",
      cure: [whole.postfix.command("postfix", "start")])
  }

  /// What any of Postfix's programs says about the settings when it starts.
  ///
  /// It is not `postfix check`, which makes directories that are missing and writes to the log.
  private static func mistakes(_ whole: Examination) -> Finding? {
    let place = whole.postfix.isDefault ? [] : ["-c", whole.postfix.directory]
    guard let result = whole.commands.run("postmap", place + ["-q", "x", "static:x"]) else { return nil }
    let lines = String(decoding: result.errors.prefix(16 << 10), as: UTF8.self).lines
    let complaints = lines.filter { $0.contains("fatal") || $0.contains("error") || $0.contains("warning") }
    guard !complaints.isEmpty else { return nil }
    let isFatal = complaints.contains { $0.contains("fatal") }
    // The same file is read more than once, and complained about each time.
    var unlike: [String] = []
    for shown in complaints.prefix(200).map(PostfixMessage.shown) where !unlike.contains(shown) {
      unlike.append(shown)
    }
    return Finding(
      "postfix-check", isFatal ? .fault : .warning, title: "Postfix complains about its own configuration",
      evidence: unlike.prefix(10).map { String($0.prefix(300)) },
      cause: isFatal ? "Postfix does not start like this." : "",
      cure: [whole.postfix.command("postfix", "check")])
  }

  /// The finding for what only root may see.
  static func cannotLook(_ subject: String, at place: String, because problem: TreeProblem) -> Finding {
    Finding(
      "cannot-look", .unknown, title: "cannot find out \(subject)", evidence: ["\(place): \(problem)"],
      cause: "Whether there is a fault here is not known.", cure: ["run the doctor as root"])
  }
}
