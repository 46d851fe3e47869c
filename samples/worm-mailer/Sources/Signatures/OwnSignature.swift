/// A section of a file of own signatures, while it is read.
struct OwnSignature {
  private let name: String
  private let line: Int
  private var texts: [String: String] = [:]
  private var lists: [String: [String]] = [:]

  init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  /// The keys whose value is a text of the signature, with the longest that it may be.
  private static let textLengths = ["title": 100, "explanation": 400, "source": 200]
  private static let choices = [
    "system": ["unix", "windows", "raw"], "evidence": ["path", "query", "header"], "mails": ["yes", "no"],
  ]
  private static let listed: Set = ["method", "path", "query", "agent", "referer"]

  /// Takes a line in.
  mutating func add(_ key: String, _ value: String, _ line: Int) throws(OwnSignaturesProblem) {
    if value.isEmpty { throw OwnSignaturesProblem(line, "'\(key.prefix(40))' has no value") }
    if Self.listed.contains(key) {
      try check(key, value, line)
      lists[key, default: []].append(value)
      return
    }
    if let choices = Self.choices[key] {
      guard choices.contains(value) else {
        let known = choices.map { "'\($0)'" }.joined(separator: ", ")
        throw OwnSignaturesProblem(line, "'\(value.prefix(40))' is not one of \(known)")
      }
    } else if let length = Self.textLengths[key] {
      if value.utf8.count > length {
        throw OwnSignaturesProblem(line, "'\(key)' is longer than \(length) characters")
      }
    } else {
      throw OwnSignaturesProblem(line, "'\(key.prefix(40))' is not a key of a signature")
    }
    if texts.updateValue(value, forKey: key) != nil {
      throw OwnSignaturesProblem(line, "'\(key)' stands twice in '[\(name)]'")
    }
  }

  private func check(_ key: String, _ value: String, _ line: Int) throws(OwnSignaturesProblem) {
    if lists[key, default: []].count >= 100 {
      throw OwnSignaturesProblem(line, "'\(key)' stands more than 100 times in '[\(name)]'")
    }
    if key == "method" {
      guard value.utf8.count <= 20, value.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw OwnSignaturesProblem(line, "'\(value.prefix(40))' is not a method such as 'POST'")
      }
      return
    }
    if value.utf8.count > 200 { throw OwnSignaturesProblem(line, "'\(key)' is longer than 200 characters") }
    let pattern = Wildcards(value)
    if pattern.hasBadEscape {
      throw OwnSignaturesProblem(
        line, "'\(value.prefix(60))' has a backslash that is not '\\\\', '\\*' or '\\xHH'")
    }
    if pattern.saysNothing {
      throw OwnSignaturesProblem(line, "'\(value.prefix(60))' fits everything; leave '\(key)' out instead")
    }
    if key == "path", value.utf8.contains(0x3F) {
      throw OwnSignaturesProblem(
        line, "'\(value.prefix(60))' has a '?', which is not in a path; what follows it goes into 'query'")
    }
    if key == "path", !value.hasPrefix("/"), !value.hasPrefix("*") {
      throw OwnSignaturesProblem(line, "'\(value.prefix(60))' must begin with '/' or '*'")
    }
  }

  /// The signature, once all lines are in.
  func signature() throws(OwnSignaturesProblem) -> Signature {
    func text(_ key: String) throws(OwnSignaturesProblem) -> String {
      guard let text = texts[key] else { throw OwnSignaturesProblem(line, "'[\(name)]' has no '\(key)'") }
      return text
    }
    if lists.keys.allSatisfy({ $0 == "method" }) {
      throw OwnSignaturesProblem(line, "'[\(name)]' has no 'path', 'query', 'agent' or 'referer'")
    }
    let readers: [String: Target.Reader] = ["windows": .windows, "raw": .nobody]
    let pattern = RequestPattern(
      readers[texts["system", default: ""]] ?? .unix, methods: lists["method", default: []],
      paths: lists["path", default: []], queries: lists["query", default: []],
      agents: lists["agent", default: []], referers: lists["referer", default: []])
    let evidence = Signature.Evidence(rawValue: texts["evidence", default: ""]) ?? .path
    if evidence == .header, lists["agent"] == nil, lists["referer"] == nil {
      throw OwnSignaturesProblem(line, "'[\(name)]' shows a header, but has no 'agent' or 'referer'")
    }
    for request in OrdinaryRequests.all {
      var target = Target(request)
      guard pattern.place(in: request, &target) != nil else { continue }
      let shown = String(decoding: request.target, as: UTF8.self)
      throw OwnSignaturesProblem(line, "'[\(name)]' fits ordinary requests, such as one for '\(shown)'")
    }
    return Signature(
      name, title: try text("title"), explanation: try text("explanation"), source: try text("source"),
      verified: "the administrator's own", evidence: evidence, mails: texts["mails"] != "no",
      patterns: [pattern])
  }
}
