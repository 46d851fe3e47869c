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

  /// Files that are included and cannot be read.
  let missing: [String]

  /// More than that, and the files include each other.
  private static let deepest = 8

  init(_ name: String, in directory: String, _ machine: Machine) throws(LookProblem) {
    path = "\(directory)/\(name)"
    var lines: [Line] = []
    var missing: [String] = []
    Self.read(try machine.text(path), path, directory, machine, nil, 0, &lines, &missing)
    self.lines = lines
    self.missing = missing
  }

  func lines(of group: String) -> [Line] { lines.filter { $0.group == group } }

  private static func read(
    _ text: String, _ path: String, _ directory: String, _ machine: Machine, _ only: String?, _ depth: Int,
    _ lines: inout [Line], _ missing: inout [String]
  ) {
    func include(_ name: String, _ group: String?) {
      guard depth < deepest, lines.count < 1000 else { return }
      let file = name.hasPrefix("/") ? name : "\(directory)/\(name)"
      guard let text = try? machine.text(file, limit: 256 << 10) else {
        missing.append(file)
        return
      }
      read(text, file, directory, machine, group, depth + 1, &lines, &missing)
    }
    for (index, line) in text.lines.enumerated() {
      let words = words(line.prefix { $0 != "#" })
      if words.first == "@include", words.count > 1 {
        include(words[1], only)
      } else if words.count > 2 {
        let group = words[0].lowercased().drop { $0 == "-" }
        if let only, only != group { continue }
        if ["include", "substack"].contains(words[1]) {
          include(words[2], String(group))
        } else {
          let control = words[0].hasPrefix("-") ? "optional" : words[1]
          lines.append(
            Line(
              group: String(group), control: control, module: words[2], arguments: Array(words.dropFirst(3)),
              place: "\(path):\(index + 1)"))
        }
      }
    }
  }

  /// Words, of which those in brackets stay together: `[success=1 default=ignore]`.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var rest = line.drop(while: \.isWhitespace)
    while let first = rest.first {
      if first == "[", let end = rest.firstIndex(of: "]") {
        words.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return words
  }
}
