/// Settings that Postfix does not know, and whose names are nearly those of settings that matter here.
enum SpellingCheck {
  static func findings(_ whole: Examination) -> [Finding] {
    let postfix = whole.postfix
    return postfix.misspelt.sorted { $0.key < $1.key }.map { name, meant in
      let line = postfix.lines.main[name].map { ":\($0)" } ?? ""
      return Finding(
        identifier, .warning, title: title(name), evidence: ["\(postfix.mainFile)\(line): \(name)"],
        cause: cause(meant),
        cure: ["in \(postfix.mainFile)\(line): \(meant)", postfix.command("postfix", "reload")])
    }
  }

  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let postfix = examination.postfix
    return examination.service.misspelt.sorted { $0.key < $1.key }.map { name, meant in
      let place = postfix.place(name, in: examination.service)
      return examination.finding(
        identifier, .warning, title(name), evidence: ["\(place): -o \(name)"], cause: cause(meant),
        cure: ["in \(place): \(meant)", postfix.command("postfix", "reload")])
    }
  }

  private static let identifier = "setting-unknown"

  private static func title(_ name: String) -> String { "Postfix has no setting '\(name)'" }

  private static func cause(_ meant: String) -> String {
    "Postfix passes over it without a word in the log; '\(meant)' keeps the value that it has elsewhere."
  }
}
