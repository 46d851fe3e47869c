import ChildProcess
import Secrecy

/// What Postfix finds when it looks a server's password up.
struct PasswordLookup: Sendable {
  enum Outcome: Sendable {
    case found(ClientRoute.Account)

    /// There is a value, and it is not `user:password`.
    case malformed(key: String)
    case notFound

    /// A table could not be asked.
    case failed(String)

    /// There is no server or no table.
    case notAsked
  }

  let outcome: Outcome

  /// The sender whose password is looked for first; nil where the server's is.
  let sender: String?

  /// Whether each table was asked; else nobody knows what the others have.
  let isComplete: Bool

  /// The tables of a setting, which are separated by commas and blanks outside of braces and parentheses.
  static func tables(_ setting: String) -> [String] {
    var tables: [String] = []
    var current = ""
    var depth = 0
    for character in setting + " " {
      if depth == 0, character == "," || character.isWhitespace {
        if !current.isEmpty { tables.append(current) }
        current = ""
        continue
      }
      depth += "{(".contains(character) ? 1 : "})".contains(character) ? -1 : 0
      current.append(character)
    }
    // Where a brace is not closed, the rest is one table.
    return depth == 0 ? tables : tables + [current]
  }

  /// Asks each table by postmap(1), as Postfix will: for the sender if there is one, for the host, then for the server as
  /// it is written.
  init(
    _ maps: [PasswordMap], _ relayhost: Relayhost?, sender: String?, _ commands: any Commands,
    isDefault: Bool, directory: String
  ) {
    self.sender = sender
    isComplete = maps.allSatisfy(\.canBeAsked)
    guard let relayhost, maps.contains(where: \.canBeAsked) || maps.contains(where: \.hasPasswordInSetting)
    else {
      outcome = .notAsked
      return
    }
    var failure: String?
    for key in (sender.map { [$0] } ?? []) + relayhost.keys {
      for map in maps where map.canBeAsked {
        let place = isDefault ? [] : ["-c", directory]
        guard
          var result = commands.run("postmap", place + ["-q", key, "\(map.type):\(map.path)"])
        else {
          outcome = .failed("there is no postmap here")
          return
        }
        defer { result.output.wipe() }
        if result.status == 0, !result.output.isEmpty {
          outcome = Self.account(result.output).map(Outcome.found) ?? .malformed(key: key)
          return
        }
        // Postfix may warn of anything in its settings; what it says of the table is what counts.
        let isAboutTable = ["fatal: ", "error: ", map.path].contains { result.complaint.contains($0) }
        if result.status != 1 || isAboutTable { failure = failure ?? PostfixMessage.shown(result.complaint) }
      }
    }
    outcome = failure.map { .failed($0) } ?? .notFound
  }

  /// Takes `user:password` apart, and the line's end off.
  private static func account(_ output: [UInt8]) -> ClientRoute.Account? {
    let line = output.prefix { $0 != 0x0A }
    guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex, colon < line.endIndex - 1 else {
      return nil
    }
    return ClientRoute.Account(
      user: String(decoding: line[..<colon], as: UTF8.self), password: Secret(line[(colon + 1)...]))
  }
}
