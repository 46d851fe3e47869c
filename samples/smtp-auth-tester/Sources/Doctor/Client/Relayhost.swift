import Glibc

/// The server that Postfix hands all mail to (postconf(5), relayhost).
public struct Relayhost: Sendable, Equatable {
  /// As it is written, which is how the password is looked up: `[mail.example.org]:587`.
  public let text: String

  /// The name or address, without brackets.
  public let host: String

  /// Nil where none is written, which is 25.
  public let port: UInt16?

  /// Whether it is a domain whose MX records say where to go, instead of a host.
  public let isDomain: Bool

  /// Takes the first of a setting's servers; nil when there is none.
  init?(parsing setting: String) {
    guard let first = setting.split(whereSeparator: { $0 == "," || $0.isWhitespace }).first else {
      return nil
    }
    text = String(first)
    var rest = first
    if first.hasPrefix("["), let end = first.firstIndex(of: "]") {
      host = String(first[..<end].dropFirst())
      rest = first[end...].dropFirst()
      isDomain = false
    } else {
      host = String(first.prefix { $0 != ":" })
      rest = first.dropFirst(host.count)
      isDomain = true
    }
    let name = rest.dropFirst().lowercased()
    let services: [String: UInt16] = ["smtp": 25, "submission": 587, "smtps": 465, "submissions": 465]
    port = rest.hasPrefix(":") ? UInt16(name) ?? services[name] : nil
    if host.isEmpty { return nil }
  }

  /// The keys that Postfix looks a password up by, in its order: the host's name, then what is written.
  ///
  /// Measured with Postfix 3.7: `[127.0.0.1]:12525` is found by `127.0.0.1` and `[127.0.0.1]:12525`, and not by
  /// `[127.0.0.1]`; and `localhost:12525`, which has no MX records, by `localhost` too.
  var keys: [String] { host == text ? [text] : [host, text] }

  /// Whether somebody who wrote a key may have meant this server.
  func isMeant(by key: String) -> Bool {
    let bare = key.filter { !"[]".contains($0) }.lowercased()
    let name = host.lowercased()
    return bare == name || bare.hasPrefix(name + ":")
  }

  /// Whether mail stays on this machine.
  public var isLoopback: Bool {
    var address = in_addr()
    // A name may begin with the same digits, and be anybody's.
    if inet_pton(AF_INET, host, &address) == 1 { return host.hasPrefix("127.") }
    return host == "::1" || host.lowercased() == "localhost"
  }
}
