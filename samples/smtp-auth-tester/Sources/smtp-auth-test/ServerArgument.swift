import ArgumentParser
import Reporting

/// The server as the user writes it: `HOST`, `HOST:PORT`, or an address such as `smtps://HOST`.
struct ServerArgument {
  /// Host and port without what stands around them in an address.
  let server: String

  /// Whether the address says that TLS begins with the connection.
  let isImplicit: Bool

  /// What may stand before '://', and whether TLS begins with the connection.
  private static let schemes = ["smtp": false, "submission": false, "smtps": true, "submissions": true]

  init(_ text: String) throws {
    guard !text.contains("@") else {
      throw ValidationError(
        "the server has an '@'; it is not shown, because it may have a password before it")
    }
    guard let mark = text.firstRange(of: "://") else {
      server = text
      isImplicit = false
      return
    }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard let implicit = Self.schemes[scheme] else {
      throw ValidationError("'\(text.printable)': only smtp:// and smtps:// are read; HOST:PORT is enough")
    }
    var rest = text[mark.upperBound...]
    if rest.hasSuffix("/") { rest.removeLast() }
    guard !rest.contains("/") else {
      throw ValidationError("'\(text.printable)': there must be nothing after host and port")
    }
    server = String(rest)
    isImplicit = implicit
  }
}
