import Diagnosis
import Sysroot

/// All servers that Postfix's settings send mail to, by trivial-rewrite(8).
struct RouteList {
  /// The settings of trivial-rewrite(8) that say where mail goes.
  static let parameters: Set<String> = [
    "relayhost", "default_transport", "relay_transport", "sender_dependent_relayhost_maps",
    "sender_dependent_default_transport_maps", "transport_maps",
  ]

  /// More are not looked at.
  private static let mostRoutes = 20

  private(set) var routes: [Route] = []

  /// The settings with tables of which the servers cannot be listed.
  private(set) var unlisted: [String] = []

  /// - Parameters:
  ///   - settings: Those of trivial-rewrite(8).
  ///   - transports: The services of master.cf that send by SMTP.
  init(_ settings: PostfixService, transports: Set<String>, _ machine: Tree) {
    if !Withheld.isIn(settings["relayhost"]), let server = Relayhost(parsing: settings["relayhost"]) {
      add(Route(server, by: "relayhost"))
    }
    // A transport with a server comes before relayhost.
    for parameter in ["default_transport", "relay_transport"] {
      add(settings[parameter], by: parameter, transports, place: nil, sender: nil)
    }
    for (parameter, isBySender) in [
      ("sender_dependent_relayhost_maps", true), ("sender_dependent_default_transport_maps", true),
      ("transport_maps", false),
    ] {
      for table in PasswordMap.all(settings[parameter]) {
        guard let entries = RouteTable(table: table).entries(machine) else {
          if !unlisted.contains(parameter) { unlisted.append(parameter) }
          continue
        }
        for entry in entries {
          let place = "\(table.path):\(entry.line)"
          let sender = isBySender && Self.isSender(entry.key) ? entry.key : nil
          if parameter == "sender_dependent_relayhost_maps" {
            guard let server = Self.server(entry.value) else { continue }
            add(Route(server, by: parameter, place: place, sender: sender))
          } else {
            add(entry.value, by: parameter, transports, place: place, sender: sender)
          }
        }
      }
    }
  }

  /// Takes a value of the form `transport:server` in; without a server, or by no transport of SMTP, it is none.
  private mutating func add(
    _ value: String, by parameter: String, _ transports: Set<String>, place: String?, sender: String?
  ) {
    guard !Withheld.isIn(value), let colon = value.firstIndex(of: ":") else { return }
    let name = String(value[..<colon])
    let text = value[value.index(after: colon)...]
    guard name.isEmpty || transports.contains(name), let server = Self.server(text) else { return }
    add(Route(server, by: parameter, prefix: name + ":", place: place, sender: sender))
  }

  /// A name without a dot may be a password in the wrong place.
  private static func server(_ text: some StringProtocol) -> Relayhost? {
    WordForm.isServer(text) && text.contains(where: ".:[".contains) ? Relayhost(parsing: String(text)) : nil
  }

  private mutating func add(_ route: Route) {
    let isKnown = routes.contains {
      $0.server == route.server && $0.transport == route.transport && $0.sender == route.sender
    }
    if !isKnown, routes.count < Self.mostRoutes { routes.append(route) }
  }

  /// `joe@example.org`, `@example.org`; the key may stand in a command line.
  private static func isSender(_ key: String) -> Bool {
    guard let at = key.lastIndex(of: "@") else { return false }
    let user = key[..<at]
    let host = key[key.index(after: at)...]
    return (user.isEmpty || WordForm.isName(user)) && host.contains(".") && WordForm.isHost(host)
  }
}
