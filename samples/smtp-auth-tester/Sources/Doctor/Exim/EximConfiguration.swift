import Diagnosis
import Sysroot

/// Exim's configuration as it reads it: without comments, lines joined, conditions on macros followed.
struct EximConfiguration: Sendable {
  /// A line with its place.
  struct Line: Sendable {
    let place: String
    let text: String
  }

  /// The lines of the main section.
  private(set) var main: [Line] = []

  /// The lines of the section `authenticators`.
  private(set) var authenticators: [Line] = []

  /// The macros, with their values.
  private(set) var macros: [String: String]

  /// Whether other files are included, which are not read.
  private(set) var hasIncludes = false

  /// The files that were read.
  let files: [String]

  /// The parts of Debian's split configuration, in the order in which update-exim4.conf(8) joins them.
  private static let parts = ["main", "acl", "router", "transport", "retry", "rewrite", "auth"]

  private static let largestFile = 4 << 20

  /// More macros, and more lines of authenticators, are passed over.
  private static let mostLines = 1000

  /// - Parameter directory: Where the configuration is, `/etc/exim4`.
  init(_ machine: Tree, _ directory: String) throws(ConfigurationProblem) {
    files = try Self.files(machine, directory)
    macros = ["CONFDIR": directory]
    var section = ""
    for file in files {
      let text: String
      do throws(TreeProblem) {
        text = try machine.text(file, limit: Self.largestFile)
      } catch {
        throw ConfigurationProblem("cannot read Exim's configuration: \(file): \(error)")
      }
      read(text, of: file, &section)
    }
  }

  /// One whole file comes before what update-exim4.conf(8) joins, as in Debian.
  private static func files(_ machine: Tree, _ directory: String) throws(ConfigurationProblem) -> [String] {
    let settings = directory + "/update-exim4.conf.conf"
    for name in ["exim4.conf", "exim.conf", "configure"] where machine.exists("\(directory)/\(name)") {
      return ["\(directory)/\(name)"]
    }
    let macros =
      machine.exists(directory + "/exim4.conf.localmacros") ? [directory + "/exim4.conf.localmacros"] : []
    let isSplit = ((try? machine.text(settings, limit: 1 << 20)) ?? "").lines.contains { line in
      line.filter { $0 != "'" && $0 != "\"" && !$0.isWhitespace } == "dc_use_split_config=true"
    }
    if isSplit {
      return macros
        + parts.flatMap { part in
          ((try? machine.names("\(directory)/conf.d/\(part)")) ?? []).filter { $0.utf8.allSatisfy(isPlain) }
            .sorted().map {
              "\(directory)/conf.d/\(part)/\($0)"
            }
        }
    }
    guard machine.exists(directory + "/exim4.conf.template") else {
      throw ConfigurationProblem(
        "there is no configuration of Exim in \(directory): no exim4.conf, exim.conf or configure")
    }
    return macros + [directory + "/exim4.conf.template"]
  }

  /// The names that run-parts(8) takes.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "_-".utf8.contains(byte)
  }

  private mutating func read(_ text: String, of file: String, _ section: inout String) {
    // Whether each open condition holds, and whether one of its branches was taken.
    var conditions: [(holds: Bool, wasTaken: Bool)] = []
    for line in Self.joined(text) {
      let words = line.text.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      switch first {
      case ".ifdef", ".ifndef":
        let isDefined = words.count > 1 && macros[String(words[1])] != nil
        let holds = isDefined == (first == ".ifdef")
        conditions.append((holds, holds))
      case ".else", ".elifdef", ".elifndef":
        guard let last = conditions.last else { continue }
        let isDefined = words.count > 1 && macros[String(words[1])] != nil
        let holds = !last.wasTaken && (first == ".else" || isDefined == (first == ".elifdef"))
        conditions[conditions.count - 1] = (holds, last.wasTaken || holds)
      case ".endif": _ = conditions.popLast()
      case _ where !conditions.allSatisfy(\.holds): continue
      case ".include", ".include_if_exists": hasIncludes = true
      case "begin": section = words.count > 1 ? String(words[1]) : ""
      default: take(Line(place: "\(file):\(line.number)", text: line.text), section)
      }
    }
  }

  private mutating func take(_ line: Line, _ section: String) {
    if let first = line.text.first, first.isUppercase, let equals = line.text.firstIndex(of: "=") {
      let name = line.text[..<equals].filter { !$0.isWhitespace }
      let value = line.text[line.text.index(after: equals)...].trimmed
      guard macros.count < Self.mostLines else { return }
      // Of a macro that is defined already, `==` changes the value and `=` is an error.
      macros[name] = value.hasPrefix("=") ? String(value.dropFirst()).trimmed : value
    } else if section == "authenticators" {
      if authenticators.count < Self.mostLines { authenticators.append(line) }
    } else if section.isEmpty {
      main.append(line)
    }
  }

  /// Lines without comments; what ends with a backslash goes on in the next.
  private static func joined(_ text: String) -> [(number: Int, text: String)] {
    var lines: [(number: Int, text: String)] = []
    var isOpen = false
    for (index, line) in text.lines.enumerated() {
      let content = line.trimmed
      if content.isEmpty && !isOpen || content.hasPrefix("#") { continue }
      let part = content.hasSuffix("\\") ? content.dropLast().trimmed : content
      if isOpen, !lines.isEmpty {
        lines[lines.count - 1].text += part
      } else {
        lines.append((index + 1, part))
      }
      isOpen = content.hasSuffix("\\")
    }
    return lines
  }

  /// The last line that sets an option of the main section, with its value.
  func option(_ name: String) -> (value: String, place: String)? {
    for line in main.reversed() {
      guard let equals = line.text.firstIndex(of: "="),
        line.text[..<equals].split(whereSeparator: \.isWhitespace).last.map(String.init) == name
      else { continue }
      return (expanded(line.text[line.text.index(after: equals)...].trimmed), line.place)
    }
    return nil
  }

  /// A value with its macros replaced.
  func expanded(_ value: String) -> String {
    var value = value
    for _ in 0..<20 {
      guard let name = macros.keys.filter({ value.contains($0) }).max(by: { $0.utf8.count < $1.utf8.count }),
        let text = macros[name], value.utf8.count < 10_000
      else { break }
      value = value.replacing(name, with: text)
    }
    return value
  }
}
