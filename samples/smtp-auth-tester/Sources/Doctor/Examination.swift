public import Secrecy
public import Sysroot

/// A server to examine: the machine, its Postfix, and perhaps an account to try.
public struct Examination: ServerExamination {
  /// An account that should work.
  public struct Account: Sendable {
    public let user: String

    /// Nil when only the user's name is known.
    public let password: Secret?

    public init(user: String, password: Secret?) {
      self.user = user
      self.password = password
    }
  }

  public let machine: Tree
  public let postfix: PostfixInstance
  public let accounts: Accounts
  public let commands: any Commands
  public let account: Account?

  /// What Dovecot answers.
  let dovecot = DovecotAnswers()

  /// Where PAM's files are.
  public let pamDirectory: String

  /// The service that was asked for by its name; nil when all are to be looked at.
  public let wanted: String?

  /// The services to look at.
  public var services: [PostfixService] {
    guard let wanted else { return postfix.services }
    return postfix.services.filter { $0.isCalled(wanted) }
  }

  public var subject: String {
    let count = services.count
    return "Postfix in \(postfix.directory), \(count) service\(count == 1 ? "" : "s")"
  }

  /// Whether Postfix is seen to run.
  public var isRunning: Bool { PostfixCheck.masterPID(self) != nil }

  /// Reads Postfix's configuration.
  ///
  /// - Parameter directory: Postfix's configuration directory, nil for its default.
  public init(
    machine: Tree = Tree(), commands: any Commands = SystemCommands(), directory: String? = nil,
    service: String? = nil, account: Account? = nil, pamDirectory: String = "/etc/pam.d"
  ) throws(PostfixInstance.Problem) {
    self.machine = machine
    self.commands = commands
    self.account = account
    self.pamDirectory = pamDirectory
    wanted = service
    accounts = Accounts(machine)
    postfix = try Postconf(commands: commands, directory: directory).instance(machine, wanted: service)
  }

  /// All findings, in the order in which a message would meet their causes.
  public func findings() -> [Finding] {
    var findings = InstanceCheck.table.flatMap { $0.findings(self) }
    for service in services {
      let examination = ServiceExamination(self, service)
      let obstacles = StartCheck.findings(examination)
      findings +=
        obstacles.isEmpty
        ? examination.weighed(ServiceCheck.table.flatMap { $0.findings(examination) }) : obstacles
    }
    findings += LogCheck.findings(self)
    return findings.merged
  }
}
