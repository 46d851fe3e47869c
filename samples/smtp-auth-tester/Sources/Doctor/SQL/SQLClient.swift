import ChildProcess
import Secrecy
import Transport

/// The client program of MariaDB or MySQL, which is given a password by a pipe and in no other way.
struct SQLClient {
  /// What a statement brings.
  enum Answer: Equatable {
    case rows(Int)

    /// The number of the server's or the client's error, such as 1045 for access denied; 0 where there is none.
    case error(Int)
    case noClient
    case late
  }

  let commands: any Commands

  /// Runs a statement that gives a number.
  func ask(_ settings: SQLSettings, at host: SQLHost, _ statement: String) -> Answer {
    var arguments = ["--defaults-file=/dev/fd/3", "--batch", "--skip-column-names", "--connect-timeout=5"]
    arguments += host.options + ["--database=\(settings.database)"]
    let input = Array("\(statement);\n".utf8)
    let file = Self.optionFile(settings)
    for program in ["mariadb", "mysql"] {
      guard
        let result = commands.run(program, arguments, input: input, secretFile: file, seconds: 15)
      else { continue }
      guard let status = result.status else { return .late }
      if status == 0 { return .rows(Int(result.text.filter(\.isNumber)) ?? 0) }
      return Self.error(result.complaint)
    }
    return .noClient
  }

  /// Understands `ERROR 1045 (28000) at line 1: Access denied ...`, of which the words may quote the statement.
  private static func error(_ complaint: String) -> Answer {
    guard let start = complaint.firstRange(of: "ERROR ") else { return .error(0) }
    return .error(Int(complaint[start.upperBound...].prefix(5).prefix { $0.isNumber }) ?? 0)
  }

  /// The text of the option file that the client reads: it alone, so that no ~/.my.cnf has an effect.
  private static func optionFile(_ settings: SQLSettings) -> Secret {
    let user = settings.login.withBytes { escaped(String(decoding: $0, as: UTF8.self)) }
    let head = Array("[client]\nuser=\"\(user)\"\npassword=\"".utf8)
    let tail = Array("\"\n".utf8)
    let special: Set<UInt8> = [0x22, 0x5C]
    let password = settings.password ?? Secret([])
    let count = password.withBytes { $0.reduce(0) { $0 + (special.contains($1) ? 2 : 1) } }
    return Secret(count: head.count + count + tail.count) { buffer in
      var position = 0
      func put(_ byte: UInt8) {
        buffer[position] = byte
        position += 1
      }
      for byte in head { put(byte) }
      password.withBytes { bytes in
        for byte in bytes {
          if special.contains(byte) { put(0x5C) }
          put(byte)
        }
      }
      for byte in tail { put(byte) }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : $1.isNewline ? "" : String($1) }
  }
}
