import SystemPackage

/// A program of a test's own that stands in for a slow one: it notes the words it got, and answers.
extension ScratchSource {
  /// Makes the program, and gives the environment in which it is found first.
  ///
  /// - Parameters:
  ///   - name: What is called, for instance `swift`.
  ///   - answers: What it prints for words that contain some text, as the shell's `case` takes them.
  public func stub(_ name: String, answers: [String: String] = [:]) throws -> [String: String] {
    let cases = answers.sorted { $0.key < $1.key }
      .map { "*'\($0.key)'*) printf '%s\\n' '\($0.value)' ;;\n" }.joined()
    let log = scratch.path.appending("\(name).log")
    try scratch.write(
      "stubs/\(name)", "#!/bin/sh\necho \"$*\" >>'\(log)'\ncase \"$*\" in\n\(cases)esac\n", mode: 0o755)
    return ["PATH": "\(scratch.path.appending("stubs")):/usr/bin:/bin"]
  }

  /// The calls of a stub so far, and none from now on.
  public func calls(of name: String) throws -> [String] {
    let text = (try? scratch.read("\(name).log")) ?? ""
    try scratch.write("\(name).log", "")
    return text.split(separator: "\n").map(String.init)
  }
}
