import Diagnosis
public import Sysroot

/// A Postfix that sends mail through other servers with passwords: all servers that its settings name.
public struct ClientExamination: Sendable {
  /// One for each server; where there is none, one that says so.
  public let routes: [ClientRoute]

  /// Reads Postfix's configuration, and the passwords that there are.
  public init(
    machine: Tree = Tree(), commands: any Commands = SystemCommands(), directory: String? = nil
  ) throws(PostfixInstance.Problem) {
    let postconf = Postconf(commands: commands, directory: directory)
    let (postfix, rewrite) = try postconf.client(machine)
    let types = postconf.tableTypes()
    let list = RouteList(rewrite, transports: Set(postfix.services.map(\.name)), machine)
    let other = postfix.services.first { $0.name == "smtp" } ?? PostfixService(client: postfix.parameters)
    routes = (list.routes.isEmpty ? [nil] : list.routes.map(Optional.some)).map { route in
      ClientRoute(
        machine, commands, postfix, service: postfix.services.first { $0.name == route?.transport } ?? other,
        rewrite,
        route, list.unlisted, types)
    }
  }

  /// All findings.
  ///
  /// - Parameter offers: What the server of each route was found to offer; nil, or none, where it was not asked.
  public func findings(offers: [ClientRoute.Offer?] = []) -> [Finding] {
    var findings: [Finding] = []
    for (index, route) in routes.enumerated() {
      let offer = index < offers.count ? offers[index] : nil
      for finding in route.findings(offer: offer) where !findings.contains(finding) {
        findings.append(finding)
      }
    }
    return findings
  }
}
