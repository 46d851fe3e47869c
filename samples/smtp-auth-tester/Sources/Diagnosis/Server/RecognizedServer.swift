public import SMTP

/// Which program a server is, and what says so.
public struct RecognizedServer: Sendable, Equatable {
  public let kind: ServerKind

  /// Where the sign was and what it is, in words of our own table: `greeting: 'ESMTP Exim'`.
  public let evidence: String

  /// Recognizes a server by what it has said so far; nil where nothing tells.
  ///
  /// - Parameters:
  ///   - greeting: Its first reply.
  ///   - hello: What it answered to EHLO, before and under TLS.
  ///   - replies: Other replies.
  public init?(greeting: Reply?, hello: [Capabilities], replies: [Reply] = []) {
    let said = Said(
      greeting: FoldedText(greeting?.lines.joined(separator: "\n") ?? ""),
      hello: hello.map { FoldedText($0.serverName) },
      keywords: Set(
        hello.flatMap(\.extensions).flatMap { line in [line.keyword] + line.parameters }
          .map { $0.uppercased() }),
      replies: replies.map { reply in
        let codes = ["\(reply.code)", reply.enhancedCode].compactMap(\.self).joined(separator: " ")
        return FoldedText("\(codes) \(reply.unfoldedText)")
      })
    guard let sign = ServerSign.all.first(where: { $0.isIn(said) }) else { return nil }
    kind = sign.kind
    evidence = sign.words
  }

  /// Recognizes a server by one reply, of any kind.
  init?(reply: Reply) {
    let isGreeting = reply.code == 220
    let hello = reply.code == 250 && reply.lines.count > 1 ? [Capabilities(reply)] : []
    self.init(greeting: isGreeting ? reply : nil, hello: hello, replies: isGreeting ? [] : [reply])
  }
}

/// What a server has said, made ready for the comparison with signs.
struct Said {
  let greeting: FoldedText
  let hello: [FoldedText]

  /// The words of the lines after the first of the replies to EHLO, in capitals.
  let keywords: Set<String>

  /// The other replies with their codes, each on one line.
  let replies: [FoldedText]
}
