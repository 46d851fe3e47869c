public import Sysroot

/// An Exim that is examined by what its files say of AUTH.
///
/// What its conditions come to, only Exim itself knows.
public struct EximExamination: ServerExamination {
  let machine: Tree
  let directory: String
  let configuration: EximConfiguration
  let authenticators: [EximAuthenticator]
  let accounts: Accounts

  public var subject: String { "Exim in \(directory)" }

  public init(machine: Tree = Tree(), directory: String = "/etc/exim4") throws(ConfigurationProblem) {
    self.machine = machine
    self.directory = directory
    configuration = try EximConfiguration(machine, directory)
    authenticators = EximAuthenticator.all(configuration)
    accounts = Accounts(machine)
  }

  public var isRunning: Bool {
    ["exim4", "exim"].contains { !machine.processes(named: $0).isEmpty }
  }

  /// Where users can log in, as far as it is plain.
  public var localServices: [LocalService] {
    servers.isEmpty ? [] : [LocalService(label: "smtp", address: "127.0.0.1:25")]
  }

  /// The authenticators that are for clients of this server.
  var servers: [EximAuthenticator] { authenticators.filter(\.isServer) }

  /// The rights that Exim has while it checks a password.
  var identity: Accounts.Identity? {
    ["Debian-exim", "exim"].lazy.compactMap { accounts.identity($0) }.first
  }

  var reload: [String] {
    machine.exists(directory + "/update-exim4.conf.conf")
      ? ["update-exim4.conf", "systemctl reload exim4"] : ["systemctl reload exim"]
  }

  public func findings() -> [Finding] {
    EximServerCheck.findings(self) + EximAuthenticatorCheck.findings(self) + EximBackEndCheck.findings(self)
  }
}
