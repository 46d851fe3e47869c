public import Reporting
import Secrecy
public import SystemPackage

/// What is wrong with a configuration file.
public struct SettingsProblem: Problem {
  /// One text a mistake, each with its place.
  public let mistakes: [String]

  /// The first, and how many more there are.
  public var description: String {
    let more = mistakes.count - 1
    return (mistakes.first ?? "") + (more > 0 ? " ('worm-mailer check' shows \(more) more)" : "")
  }

  public init(_ mistakes: [String]) { self.mistakes = mistakes }
}

extension Settings {
  /// Reads a configuration file.
  ///
  /// A line is `key = value`, empty, or a comment that begins with '#'. There are no comments behind a value.
  ///
  /// - Throws: `SettingsProblem` with all mistakes in the file, not the first alone.
  public static func read(_ path: FilePath) throws(SettingsProblem) -> Settings {
    let bytes: [UInt8]
    do {
      bytes = try NamedText.read(path)
    } catch {
      throw SettingsProblem(["\(error)\(error.isMissing ? "; '--config' names another file" : "")"])
    }
    return try Settings(parsing: bytes, file: path.string)
  }

  /// Reads the text of a configuration file.
  public init(parsing bytes: [UInt8], file: String) throws(SettingsProblem) {
    self.init()
    note(file: file)
    var mistakes: [String] = []
    var seen: [String: Int] = [:]
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      do throws(ValueProblem) {
        guard let (key, value) = try Self.entry(line) else { continue }
        if !key.isRepeatable, let first = seen[key.name] {
          throw ValueProblem(reason: "'\(key.name)' is set in line \(first) already; delete one of them")
        }
        seen[key.name] = index + 1
        note(key.name, in: file, line: index + 1)
        do throws(ValueProblem) {
          try key.read(value, &self)
        } catch {
          let shown = String(quoting: value.utf8, limit: 80)
          throw ValueProblem(reason: "'\(key.name)': \(shown) \(error.reason)")
        }
      } catch {
        mistakes.append("\(file):\(index + 1): \(error.reason)")
        if mistakes.count >= 100 { break }
      }
    }
    mistakes += contradictions
    if !mistakes.isEmpty { throw SettingsProblem(mistakes) }
  }

  /// The key and the value of a line, nil for a comment and an empty one.
  private static func entry(_ line: ArraySlice<UInt8>) throws(ValueProblem) -> (SettingsKey, String)? {
    let blank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 13 }
    var rest = line.drop(while: blank)
    while let last = rest.last, blank(last) { rest.removeLast() }
    guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
    guard let text = String(validating: rest, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F })
    else { throw ValueProblem(reason: "the line is not UTF-8 text, or has control characters in it") }
    guard let equals = text.firstIndex(of: "=") else {
      let shown = String(quoting: text.utf8, limit: 80)
      throw ValueProblem(reason: "\(shown) is neither 'key = value' nor a comment that begins with '#'")
    }
    let trimmed: (Substring) -> String = { part in
      var part = part.drop { $0 == " " || $0 == "\t" }
      while part.last == " " || part.last == "\t" { part.removeLast() }
      return String(part)
    }
    let name = trimmed(text[..<equals])
    let value = trimmed(text[equals...].dropFirst())
    guard let key = SettingsKey.all.first(where: { $0.name == name }) else {
      throw ValueProblem(reason: unknown(name))
    }
    guard !value.isEmpty else {
      throw ValueProblem(reason: "'\(name)' has no value; comment the line out to have the default")
    }
    return (key, value)
  }

  private static func unknown(_ name: String) -> String {
    let shown = "unknown key \(String(quoting: name.utf8, limit: 60))"
    let folded = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "s" }
    let similar = SettingsKey.all.first { key in key.name.filter { $0 != "_" && $0 != "s" } == folded }
    let near = similar ?? SettingsKey.all.first { isNear(Array($0.name.utf8), Array(name.utf8)) }
    return shown + (near.map { "; did you mean '\($0.name)'?" } ?? "; worm-mailer.conf(5) has all keys")
  }

  /// Whether one letter more, less, different or exchanged with its neighbour makes the same word.
  private static func isNear(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard abs(one.count - other.count) <= 1 else { return false }
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    let suffix = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    if max(one.count, other.count) - prefix - suffix <= 1 { return true }
    return one.count == other.count && one.count - prefix - suffix == 2
      && one[prefix] == other[prefix + 1] && one[prefix + 1] == other[prefix]
  }

  /// The rate of bounces is that of so long.
  private static let shortestKeep: Int64 = 7 * 86_400

  /// What does not go together.
  private var contradictions: [String] {
    var mistakes: [String] = []
    if send {
      for (key, value) in [("from", from), ("admin", admin)] where value == nil {
        mistakes.append("\(place(of: "send")): 'send = yes' needs '\(key)'")
      }
    }
    if relay == nil {
      for key in ["relay_tls", "relay_ca", "relay_user", "relay_password_file", "hello"]
      where isSet(key) { mistakes.append("\(place(of: key)): '\(key)' is of no use without 'relay'") }
    }
    if (relayUser == nil) != (relayPassword == nil) {
      let key = relayUser == nil ? "relay_password_file" : "relay_user"
      mistakes.append("\(place(of: key)): 'relay_user' and 'relay_password_file' need each other")
    }
    if keep < max(again, Self.shortestKeep) {
      mistakes.append(
        "\(place(of: "keep")): 'keep' must be as long as 'again' and 7 days at least; what is forgotten is mailed again"
      )
    }
    if retryFirst > retryLast {
      mistakes.append("\(place(of: "retry_first")): 'retry_first' is longer than 'retry_last'")
    }
    return mistakes
  }
}
