/// Whether this machine has more than one Postfix, of which only this one is looked at.
enum OtherInstancesCheck {
  static func findings(_ whole: Examination) -> [Finding] {
    let set = whole.postfix["multi_instance_directories"]
    let directories = set.split { $0 == "," || $0.isWhitespace }.filter { WordForm.isPath($0) }
    guard !directories.isEmpty else { return [] }
    let line = whole.postfix.lines.main["multi_instance_directories"].map { ":\($0)" } ?? ""
    return [
      Finding(
        "other-instances", .note,
        title: "this machine has other instances of Postfix, which are not looked at",
        evidence: ["\(whole.postfix.mainFile)\(line): multi_instance_directories = \(set)"],
        cause: "Each has its own configuration; clients may come to one of them.",
        cure: directories.map { "smtp-auth-test doctor --postfix-dir \($0)" })
    ]
  }
}
