import Secrecy

/// A request as it is shown to others.
struct ShownRequest {
  /// What stands for something left out.
  static let mark = "[...]"

  /// The longest line.
  private static let limit = 400

  let line: String

  init(_ request: Request, _ evidence: Signature.Evidence, _ place: Match.Place) {
    switch (evidence, place) {
    case (.header, .agent): line = Self.field("User-Agent", request.agent ?? [])
    case (.header, .referer): line = Self.field("Referer", Self.withoutQuery(request.referer ?? []))
    case (.header, .target):
      // The address that is looked up may have the name of a host in it.
      let shown = Self.expression(Array(request.target).percentDecoded.percentDecoded)
      line = Self.requestLine(request, Self.mark + (shown ?? ""))
    default: line = Self.requestLine(request, Self.target(request, evidence))
    }
  }

  private static func requestLine(_ request: Request, _ target: String) -> String {
    let method = request.method.isEmpty ? "-" : cut(escaped(request.method), to: 32)
    let version = request.version.isEmpty ? "" : " " + cut(escaped(request.version), to: 32)
    return "\(method) \(cut(target, to: limit - method.count - version.count - 1))\(version)"
  }

  /// The target without a host, and of its query only what the evidence is.
  private static func target(_ request: Request, _ evidence: Signature.Evidence) -> String {
    var target = Array(request.localTarget)
    // What is not a path may be user:password@host; it ends where a path begins.
    let isPath = target.first == 0x2F || target.first == 0x3F || target.isEmpty
    if !isPath { target = Array(target[(target.firstIndex(of: 0x2F) ?? target.endIndex)...]) }
    let question = target.firstIndex(of: 0x3F) ?? target.endIndex
    let path = escaped(Concealing.applied(to: target[..<question]))
    let start = isPath ? (path.isEmpty ? "/" : path) : mark + path
    if question == target.endIndex { return start }
    let query = target[(question + 1)...]
    switch evidence {
    case .pathAndQuery: return "\(start)?\(escaped(Concealing.applied(to: query, isQuery: true)))"
    case .pathAndWormQuery:
      let length = WormQuery.length(in: query)
      return "\(start)?\(escaped(query.prefix(length)))\(length < query.count ? mark : "")"
    case .path, .header: return "\(start)?\(mark)"
    }
  }

  /// A URL whose query, which belongs to another site, is only hinted at; an expression in it stays.
  private static func withoutQuery(_ url: [UInt8]) -> [UInt8] {
    guard LookupExpression.scheme(in: url) == nil, let question = url.firstIndex(of: 0x3F) else { return url }
    return Array(url[...question]) + mark.utf8
  }

  private static func field(_ name: String, _ value: [UInt8]) -> String {
    if let expression = expression(value) { return "\(name): \(expression)" }
    // The definition of a function (Shellshock); the commands behind it are the attacker's own affair.
    let shown =
      value.starts(with: Array("() {".utf8)) ? "()%20{\(mark)" : escaped(Concealing.applied(to: value))
    return cut("\(name): \(shown)", to: limit)
  }

  /// The expression for Log4j, without what is looked up.
  private static func expression(_ bytes: [UInt8]) -> String? {
    LookupExpression.scheme(in: bytes).map { "${jndi:\(escaped($0)):\(mark)}" }
  }

  /// Printable ASCII as it is, and everything else as `%HH`, as in a URL.
  private static func escaped(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes.prefix(limit + 1) {
      if (0x21...0x7E).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + String(hexadecimal: [byte], uppercase: true)
      }
    }
    return text
  }

  /// A text in ASCII that is at most so long, with the mark at its end when something was cut off.
  private static func cut(_ text: String, to length: Int) -> String {
    if text.utf8.count <= length { return text }
    var kept = text.prefix(max(0, length - mark.count))
    // Not in the middle of an escape.
    if let percent = kept.suffix(2).lastIndex(of: "%") { kept = kept[..<percent] }
    return kept + mark
  }
}
