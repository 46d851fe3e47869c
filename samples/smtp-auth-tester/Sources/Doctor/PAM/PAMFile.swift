import Sysroot

/// The lines of a file of /etc/pam.d, with those of the files it includes.
struct PAMFile: Sendable {
  /// A line: which module has what say in which group.
  struct Line: Sendable, Equatable {
    /// `auth`, `account`, `password` or `session`.
    let group: String
    let control: String

    /// The module's file: `pam_mysql.so`.
    let module: String
    let arguments: [String]

    /// `file:line`, for evidence.
    let place: String
  }

  let path: String
  let lines: [Line]

  /// The lines that include a file which cannot be read, as `file:line`; its name is shown where it is a usual one.
  let missing: [String]

  /// Lines that are not lines of PAM, as `file:line`; nothing of them is shown.
  let badLines: [String]

  /// Lines that end with a carriage return, as `file:line`; PAM takes it for a part of the last word.
  let carriageReturns: [String]

  /// More than that, and the files include each other.
  private static let deepest = 8

  init(_ name: String, in directory: String, _ machine: Tree) throws(TreeProblem) {
    path = "\(directory)/\(name)"
    var found = Found()
    Self.read(try machine.text(path), path, directory, machine, nil, 0, &found)
    lines = found.lines
    missing = found.missing
    badLines = found.badLines
    carriageReturns = found.carriageReturns
  }

  func lines(of group: String) -> [Line] { lines.filter { $0.group == group } }

  /// What has been read so far.
  private struct Found {
    var lines: [Line] = []
    var missing: [String] = []
    var badLines: [String] = []
    var carriageReturns: [String] = []
  }

  private static func read(
    _ text: String, _ path: String, _ directory: String, _ machine: Tree, _ only: String?, _ depth: Int,
    _ found: inout Found
  ) {
    func include(_ name: String, _ group: String?, at number: Int) {
      guard depth < deepest, found.lines.count < 1000 else { return }
      let file = name.hasPrefix("/") ? name : "\(directory)/\(name)"
      guard let text = try? machine.text(file, limit: 256 << 10) else {
        let shown = PAMForms.isUsualInclude(name) ? file : "the file that is included"
        found.missing.append("\(path):\(number): \(shown)")
        return
      }
      read(text, file, directory, machine, group, depth + 1, &found)
    }
    for (number, line) in joined(text.lines) {
      let words = words(line.prefix { $0 != "#" })
      if line.last == "\r", !words.isEmpty { found.carriageReturns.append("\(path):\(number)") }
      guard !words.isEmpty else { continue }
      if words[0] == "@include", words.count > 1, WordForm.isRelativePath(words[1]) {
        include(words[1], only, at: number)
      } else if !PAMForms.isLine(words) {
        found.badLines.append("\(path):\(number)")
      } else {
        let group = words[0].lowercased().drop { $0 == "-" }
        if let only, only != group { continue }
        if ["include", "substack"].contains(words[1]) {
          include(words[2], String(group), at: number)
        } else {
          let control = words[0].hasPrefix("-") ? "optional" : words[1]
          found.lines.append(
            Line(
              group: String(group), control: control, module: words[2], arguments: Array(words.dropFirst(3)),
              place: "\(path):\(number)"))
        }
      }
    }
  }

  /// Lines with those that a backslash at the end continues, each with the number of its first.
  private static func joined(_ lines: [Substring]) -> [(Int, Substring)] {
    var result: [(number: Int, text: Substring)] = []
    var continues = false
    for (index, line) in lines.enumerated() {
      let isContinued = line.last == "\\"
      let text = isContinued ? line.dropLast() : line
      if continues {
        result[result.count - 1].text += " " + text
      } else {
        result.append((index + 1, text))
      }
      continues = isContinued
    }
    return result
  }

  /// Words, of which those in brackets stay together: `[success=1 default=ignore]`.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var rest = line.drop(while: \.isWhitespace)
    while let first = rest.first {
      if first == "[", let word = bracketed(rest) {
        // The second word is what to do with the module's answer; the others are what is in the brackets.
        let inside = String(word.dropFirst().dropLast()).replacing("\\]", with: "]")
        words.append(words.count == 1 ? String(word) : inside)
        rest = rest.dropFirst(word.count)
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return words
  }

  /// What is at the beginning from one bracket to the other, which has no backslash before it.
  private static func bracketed(_ text: Substring) -> Substring? {
    var previous: Character = "["
    for index in text.indices {
      if text[index] == "]", previous != "\\" { return text[...index] }
      previous = text[index]
    }
    return nil
  }
}
