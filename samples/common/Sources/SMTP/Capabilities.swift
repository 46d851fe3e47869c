/// What a server says it can do, in its reply to EHLO (RFC 5321, section 4.1.1.1).
public struct Capabilities: Equatable, Sendable {
  /// One line of the reply: a service extension and what the server adds to its name.
  public struct Extension: Equatable, Sendable {
    /// In capitals, `SIZE`; the old form `AUTH=` is one of its own.
    public let keyword: String

    /// As the server wrote them.
    public let parameters: [String]
  }

  /// What the server calls itself; empty where it says nothing.
  public let serverName: String

  /// What follows its name in the first line: `Hello client, pleased to meet you`.
  public let greeting: String

  /// All lines after the first, in the server's order; duplicates are kept.
  public let extensions: [Extension]

  /// Reads a positive reply to EHLO, or to HELO, which tells of no extensions.
  public init(_ reply: Reply) {
    let words = Self.words(reply.lines.first ?? "")
    serverName = words.first ?? ""
    greeting = words.dropFirst().joined(separator: " ")
    extensions = reply.lines.dropFirst().compactMap { line in
      var words = Self.words(line)
      guard let first = words.first else { return nil }
      words.removeFirst()
      let old = "AUTH="
      if first.uppercased().hasPrefix(old) {
        let rest = String(first.dropFirst(old.count))
        return Extension(keyword: old, parameters: (rest.isEmpty ? [] : [rest]) + words)
      }
      return Extension(keyword: first.uppercased(), parameters: words)
    }
  }

  /// The mechanisms of the `AUTH` lines (RFC 4954, section 3), in the server's order and spelling.
  public var mechanisms: [String] { all("AUTH") }

  /// The mechanisms of the `AUTH=` lines, which servers send for clients that took a draft for the standard.
  public var oldMechanisms: [String] { all("AUTH=") }

  /// Whether there is an `AUTH` line, be there mechanisms in it or not.
  public var offersAuthentication: Bool { offers("AUTH") }

  public var offersStartTLS: Bool { offers("STARTTLS") }

  /// The largest message in bytes (RFC 1870); nil where the server sets no fixed limit or does not say.
  public var maximumSize: UInt64? {
    parameters(of: "SIZE")?.first.flatMap { UInt64($0) }.flatMap { $0 == 0 ? nil : $0 }
  }

  /// Whether there is a line with this keyword, in whatever case it is written.
  public func offers(_ keyword: String) -> Bool { parameters(of: keyword) != nil }

  /// Whether a mechanism is on an `AUTH` line.
  public func offers(mechanism: String) -> Bool {
    mechanisms.contains { $0.uppercased() == mechanism.uppercased() }
  }

  /// What stands after a keyword the first time that it comes, nil when it does not.
  public func parameters(of keyword: String) -> [String]? {
    extensions.first { $0.keyword == keyword.uppercased() }?.parameters
  }

  private func all(_ keyword: String) -> [String] {
    extensions.filter { $0.keyword == keyword }.flatMap(\.parameters)
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }
}
