/// A server that mail goes to, and what says so.
struct Route: Sendable, Equatable {
  let server: Relayhost

  /// The setting: `relayhost`, `transport_maps`.
  let parameter: String

  /// What stands before the server where the setting has the name of a transport, too: `smtp:`.
  let prefix: String

  /// The line of a table, `/etc/postfix/transport:7`; nil where the server stands in the setting itself.
  let place: String?

  /// The sender whose mail goes there, `joe@example.org` or `@example.org`; nil for everybody's.
  let sender: String?

  init(
    _ server: Relayhost, by parameter: String, prefix: String = "", place: String? = nil,
    sender: String? = nil
  ) {
    self.server = server
    self.parameter = parameter
    self.prefix = prefix
    self.place = place
    self.sender = sender
  }

  /// The service of master.cf that sends it.
  var transport: String { prefix.isEmpty || prefix == ":" ? "smtp" : String(prefix.dropLast()) }

  /// What stands where the server is set.
  func evidence(_ client: ClientRoute) -> [String] {
    [client.evidence(parameter)] + (place.map { ["\($0): \(prefix)\(server.text)"] } ?? [])
  }

  /// How to set another server in its place.
  func change(to other: String, _ client: ClientRoute) -> String {
    place.map { "in \($0): \(prefix)\(other)" } ?? client.change(parameter, to: prefix + other)
  }
}
