import ServerTesting

/// Where the private servers have their files and ports.
struct Places: Sendable {
  /// A directory of our own; master(8) wants it to be root's.
  let root: String

  /// A port for each case.
  let ports: [ServerCase: Int]

  let databasePort: Int

  /// A port where nobody listens.
  let closedPort: Int

  var configuration: String { root + "/etc" }
  var queue: String { root + "/queue" }
  var log: String { root + "/log/mail.log" }
  var sasldb: String { root + "/sasldb2" }
  var certificate: String { root + "/tls/server.pem" }
  var key: String { root + "/tls/server.key" }
  var pam: String { root + "/pam" }
  var pamWithoutAccount: String { root + "/pam-noaccount" }

  init(root: String) throws {
    let cases = ServerCase.allCases
    let free = try FreePorts.find(cases.count + 2)
    self.root = root
    ports = Dictionary(uniqueKeysWithValues: zip(cases, free))
    databasePort = free[cases.count]
    closedPort = free[cases.count + 1]
  }
}
