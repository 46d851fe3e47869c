import Diagnosis

/// Whether smtpd comes to serve at all: it ends at once where its arguments or its settings cannot be read.
enum StartCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    arguments(examination) + values(examination)
  }

  private static let consequence = """
    and the client gets no greeting; master says 'bad command startup -- throttling'. Nothing else is looked at until \
    this is mended.
    """

  private static func arguments(_ examination: ServiceExamination) -> [Finding] {
    let postfix = examination.postfix
    return postfix.lines.arguments(of: examination.service).mistakes.map { found in
      let place = "\(postfix.masterFile):\(found.line)"
      let (title, seen, message): (String, String, String)
      switch found.mistake {
      case .noEquals(let name):
        title = "'-o \(shown(name))' in master.cf has no '=' directly after the name"
        seen = "'-o \(shown(name))' and then a blank, or the line's end"
        message = "invalid \"-o \(shown(name))\" option value: missing '=' after attribute name"
      case .noValue(let option):
        title = "an option in master.cf has no value"
        seen = "'\(option)' is the last word"
        message = "usage"
      case .stray(let name):
        title = "master.cf has a word that belongs to no option"
        seen =
          name.map { "a word after the value of '-o \(shown($0))'" } ?? "a word without '-o NAME=' before it"
        message = "unexpected command-line argument"
      }
      return examination.finding(
        "master-arguments", .fault, title, evidence: ["\(place): \(seen)"],
        cause: "smtpd ends with 'fatal: \(message)', \(consequence)",
        cure: [
          "in \(place): -o NAME=VALUE, without blanks before and after '='",
          "a value with blanks in it: -o { NAME = VALUE }, or commas without blanks",
          postfix.command("postfix", "reload"),
        ])
    }
  }

  /// A name that Postfix has, or what stands for one that may be anything.
  private static func shown(_ name: String) -> String {
    PostfixForms.names.contains(name) ? name : "NAME"
  }

  /// Settings with words of their own, of which smtpd takes no other.
  private static func values(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    return PostfixForms.keywords.sorted { $0.key < $1.key }.compactMap { name, words in
      guard service.isSet(name), !service.unresolved.contains(name) else { return nil }
      let items = service.list(name).map { $0.lowercased() }
      let isFlag = words == PostfixForms.flagWords
      guard isFlag ? items.count != 1 || !words.isSuperset(of: items) : !words.isSuperset(of: items) else {
        return nil
      }
      let message =
        isFlag
        ? "bad boolean configuration"
        : name.hasSuffix("level") ? "Invalid TLS level" : "unknown \(name) value"
      return examination.finding(
        "setting-value-unknown", .fault, "smtpd does not take what is set for \(name)",
        evidence: [examination.evidence(name)],
        cause: "smtpd ends with 'fatal: \(message)', \(consequence)",
        cure: [
          "\(name) takes: " + words.sorted().joined(separator: ", "),
          "look at it in \(examination.postfix.place(name, in: service))",
          examination.postfix.command("postfix", "reload"),
        ])
    }
  }
}
