import ChildProcess
import Doctor
import Foundation
import Secrecy
import Synchronization

/// Programs of Postfix that read main.cf, master.cf and tables as they do, and quote the same lines in their complaints.
final class PlayedPostfix: Commands {
  private let root: String
  private let arguments = Mutex<[String]>([])

  init(root: String) {
    self.root = root
  }

  /// The words of all command lines, one run a line.
  var commandLines: String { arguments.withLock { $0.joined(separator: "\n") } }

  func run(
    _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
  ) -> CommandResult? {
    self.arguments.withLock { $0.append(([program] + arguments).joined(separator: " ")) }
    switch program {
    case "postconf", "postmap":
      var errors = ""
      do throws(Complaint) {
        let settings = try settings(&errors)
        let output =
          program == "postmap"
          ? try look(arguments, &errors)
          : arguments.contains("-F")
            ? try services(table: true)
            : arguments.contains("-P") ? try services(table: false) : Self.text(settings, arguments)
        return Self.result(program, output.isEmpty ? 1 : 0, output, errors)
      } catch {
        return Self.result(program, 1, "", errors + "fatal: \(error.text)\n")
      }
    case "mariadb":
      return Self.result(
        "mariadb", 1, "", "ERROR 1064 (42000) at line 1: near '\(input.map { String($0) })'\n")
    case "sasldblistusers2":
      return CommandResult(status: 0, output: Array("joe@x: userPassword\n".utf8), errors: [])
    default: return nil
    }
  }

  private struct Complaint: Error {
    let text: String
  }

  private static func result(_ program: String, _ status: Int32, _ output: String, _ errors: String)
    -> CommandResult
  {
    let lines = errors.split(separator: "\n").map { "\(program): \($0)\n" }.joined()
    return CommandResult(status: status, output: Array(output.utf8), errors: Array(lines.utf8))
  }

  /// The logical lines of a file, each with its number.
  private func lines(_ name: String, _ errors: inout String) -> [(number: Int, text: String)] {
    let text = String(
      decoding: FileManager.default.contents(atPath: "\(root)\(name)") ?? Data(), as: UTF8.self)
    var lines: [(number: Int, text: String)] = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = String(Substring(line))
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      if line.first?.isWhitespace != true {
        lines.append((index + 1, line))
      } else if lines.isEmpty {
        errors += "warning: \(name): logical line must not start with whitespace: \"\(line)\"\n"
      } else {
        lines[lines.count - 1].text += line
      }
    }
    return lines
  }

  private func settings(_ errors: inout String) throws(Complaint) -> [String: String] {
    var settings: [String: String] = [:]
    for (number, line) in lines("/etc/postfix/main.cf", &errors) {
      guard let equals = line.firstIndex(of: "=") else {
        throw Complaint(
          text: "/etc/postfix/main.cf, line \(number): missing '=' after attribute name: \"\(line)\"")
      }
      let name = line[..<equals].trimmingCharacters(in: .whitespaces)
      if let before = settings[name] {
        errors +=
          "warning: /etc/postfix/main.cf, line \(number): overriding earlier entry: \(name)=\(before)\n"
      }
      settings[name] = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    }
    return settings
  }

  private static func text(_ settings: [String: String], _ arguments: [String]) -> String {
    var all = settings
    for (option, value) in zip(arguments, arguments.dropFirst()) where option == "-o" {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      all[parts[0]] = parts.last
    }
    return all.map { "\($0) = \($1)\n" }.joined()
  }

  private func services(table: Bool) throws(Complaint) -> String {
    var errors = ""
    var text = ""
    for (number, line) in lines("/etc/postfix/master.cf", &errors) {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count >= 8 else {
        throw Complaint(text: "file /etc/postfix/master.cf: line \(number): bad field count")
      }
      guard ["inet", "unix", "pass", "fifo"].contains(words[1]) else {
        throw Complaint(
          text: "/etc/postfix/master.cf: line \(number): invalid transport type: \(words[1]) in \"\(line)\"")
      }
      let key = "\(words[0])/\(words[1])/"
      if table {
        for (name, value) in zip(
          ["service", "type", "private", "unprivileged", "chroot", "wakeup", "limit"], words)
        {
          text += "\(key)\(name) = \(value)\n"
        }
        text += "\(key)command = \(words[7...].joined(separator: " "))\n"
      } else {
        for (option, value) in zip(words, words.dropFirst()) where option == "-o" {
          guard let equals = value.firstIndex(of: "=") else {
            throw Complaint(
              text: "/etc/postfix/master.cf: line \(number): missing '=' after attribute name: \"\(value)\"")
          }
          text += "\(key)\(value[..<equals]) = \(value[value.index(after: equals)...])\n"
        }
      }
    }
    return text
  }

  /// Looks a key up in the text of a table.
  private func look(_ arguments: [String], _ errors: inout String) throws(Complaint) -> String {
    guard let key = arguments.dropLast().last, let table = arguments.last, table != "static:x" else {
      return "x"
    }
    let parts = table.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] == "texthash" else {
      throw Complaint(text: "unsupported dictionary type: \(parts[0]) in \(table)")
    }
    for (_, line) in lines(parts[1], &errors) {
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
      if words.count < 2 {
        errors += "warning: \(parts[1]): expected format: key whitespace value: \(line)\n"
      } else if words[0] == key {
        return words[1] + "\n"
      }
    }
    return ""
  }
}
