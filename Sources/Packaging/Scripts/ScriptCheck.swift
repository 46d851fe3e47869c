public import FileSystem
public import SystemPackage

/// The check of a script that the installers will run.
///
/// They run every script with /sbin/sh, whatever its first line says.
public enum ScriptCheck {
  /// What is wrong with a script.
  ///
  /// - Parameters:
  ///   - file: Where the script is, for the shell that reads it and for the problems.
  ///   - hasSnippets: Whether the snippets of helpers are put into it, at `#PKGH#`.
  public static func check(
    _ script: [UInt8], in file: FilePath, hasSnippets: Bool, _ environment: Environment,
    _ problems: inout Problems
  ) throws {
    var isText = true
    if let problem = Problem(byteOrderMarkOf: script, in: file) {
      isText = false
      problems.add(problem)
    }
    for (index, line) in script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      func problem(_ message: String) { problems.add(Problem(in: file, line: index + 1, message)) }
      if isText, line.last == UInt8(ascii: "\r") || line.contains(0) {
        isText = false
        problem(
          "the line ends in a carriage return or holds a NUL: save the script as text with plain newlines")
      }
      let text = String(decoding: line, as: UTF8.self).trimmingBlanks
      if index == 0, let interpreter = foreignInterpreter(text) {
        problem(
          "'\(interpreter)': the installers run every script with /sbin/sh: write Bourne shell and '#!/sbin/sh'"
        )
      }
      if text == "#DEBHELPER#" {
        problem(
          "'#DEBHELPER#' is of debhelper: " + (hasSnippets ? "write '\(Autoscripts.mark)'" : "delete it"))
      }
    }
    // The shell counts the newlines: what is open at the end it finds in the line after the last.
    let count = script.count { $0 == .newline } + (script.last == .newline ? 0 : 1)
    if isText { try checkSyntax(file, lineCount: count, environment, &problems) }
  }

  /// The interpreter in the first line where it is not a Bourne shell's.
  private static func foreignInterpreter(_ line: Substring) -> Substring? {
    guard line.hasPrefix("#!") else { return nil }
    let words = line.dropFirst(2).split(whereSeparator: \.isWhitespace)
    let program = words.first?.hasSuffix("/env") == true ? words.dropFirst().first : words.first
    return program?.split(separator: "/").last == "sh" ? nil : line
  }

  /// Lets a shell read the script without running it: dash, which knows least beyond POSIX, where there is one.
  private static func checkSyntax(
    _ file: FilePath, lineCount: Int, _ environment: Environment, _ problems: inout Problems
  ) throws {
    let reading = #"exec 2>&1; command -v dash >/dev/null && exec dash -n "$0"; exec sh -n "$0""#
    let name = file.isAbsolute ? file.string : "./\(file)"
    let (status, output) = try Subprocess(
      ["/bin/sh", "-c", reading, name], environment: environment.variables
    )
    .output()
    if status == 0 { return }
    let line = output.split(separator: "\n").first ?? "the shell ends with the status \(status)"
    // 'FILE: 3: Syntax error: ...' of dash, and 'FILE: line 3: syntax error ...' of bash.
    if let match = line.firstMatch(of: /: (?:line )?([0-9]+): (.+)$/), let number = Int(match.1) {
      let message = match.2.prefix(1).lowercased() + match.2.dropFirst()
      problems.add(Problem(in: file, line: min(number, lineCount), "the shell cannot read it: \(message)"))
    } else {
      problems.add(Problem(in: file, "the shell cannot read it: \(line)"))
    }
  }
}
