/// The deb822 style: stanzas with `Types:`, `URIs:`, `Suites:`, `Components:`, and `Enabled: no`.
enum StanzaSources {
  static func read(_ text: String, _ file: String) -> [AptSource] {
    Stanza.all(in: text).compactMap { source($0, file) }
  }

  private static func source(_ stanza: Stanza, _ file: String) -> AptSource? {
    func words(_ field: String) -> [String] {
      (stanza[field] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let uris = words("uris")
    let suites = words("suites")
    guard !uris.isEmpty, !suites.isEmpty else { return nil }
    let isEnabled = !["no", "false", "without", "off", "disable"].contains(
      words("enabled").first?.lowercased())
    return AptSource(
      file: file, line: stanza.line, isEnabled: isEnabled, types: words("types"), uris: uris, suites: suites,
      components: words("components"), isStanza: true, fieldLines: stanza.lines)
  }
}

/// A stanza of deb822: fields with their values, continued on lines that begin with a blank.
struct Stanza {
  /// Where it begins.
  let line: Int
  private var fields: [String: String] = [:]

  /// Where each field begins, by its name in lower case.
  private(set) var lines: [String: Int] = [:]

  /// The value of a field, whose name is given in lower case.
  subscript(field: String) -> String? { fields[field] }

  static func all(in text: String) -> [Stanza] {
    var stanzas: [Stanza] = []
    var current: Stanza?
    var field: String?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("#") { continue }
      if line.allSatisfy(\.isWhitespace) {
        if let current { stanzas.append(current) }
        (current, field) = (nil, nil)
      } else if line.first?.isWhitespace == true {
        if let field { current?.fields[field, default: ""] += "\n" + line }
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        if current == nil { current = Stanza(line: index + 1) }
        current?.fields[name] = String(line[colon...].dropFirst())
        current?.lines[name] = index + 1
        field = name
      }
    }
    if let current { stanzas.append(current) }
    return stanzas
  }

  private init(line: Int) { self.line = line }
}
