import Diagnosis

/// Whether the database is there, lets Postfix's user in, and has the table that is asked.
enum SQLCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus, examination.sasl.problem == nil else { return [] }
    var findings: [Finding] = []
    if examination.sasl.settings.usesSQL { findings += look(examination, SQLSettings(examination.sasl)) }
    if PAMCheck.isAsked(examination),
      let file = try? PAMFile("smtp", in: examination.whole.pamDirectory, examination.machine),
      let settings = file.lines(of: "auth").lazy.compactMap({ SQLSettings($0, examination.machine) }).first
    {
      findings += look(examination, settings)
    }
    return findings
  }

  private static func look(_ examination: ServiceExamination, _ settings: SQLSettings) -> [Finding] {
    guard settings.engine == "mysql" else {
      return [
        examination.finding(
          "sql-not-tried", .unknown,
          "accounts are in a database of the kind \(settings.engine), which is not tried",
          evidence: [settings.source])
      ]
    }
    if settings.hasOtherFile {
      return [
        examination.finding(
          "sql-not-tried", .unknown,
          "pam_mysql has its settings in a file of its own, which cannot be read",
          evidence: ["\(settings.source): has config_file="],
          cause: "Whether the database can be asked is not known.")
      ]
    }
    if settings.hasUnknownHosts {
      return [
        examination.finding(
          "sql-not-tried", .unknown, "sql_hostnames has a name that this machine does not know",
          evidence: [examination.sasl.evidence("sql_hostnames")],
          cause: """
            Whether the database can be asked is not known. A name without a dot that is not in /etc/hosts may be \
            right, and may be a password in the wrong line: it is not shown and not asked.
            """,
          cure: ["to have a host looked at, write it with its domain or its port: sql_hostnames: HOST:3306"])
      ]
    }
    if let badHosts = settings.badHosts {
      return [
        examination.finding(
          "sql-bad-host", .fault, "sql_hostnames has what is not a host for the library",
          evidence: [badHosts],
          cause: """
            Hosts are separated by commas, and a socket's path is taken for a host's name; the log says 'sql plugin \
            couldn't connect to any host', and the answer is 454.
            """,
          cure: ["in \(settings.source): sql_hostnames: 127.0.0.1:3306 (or localhost, for the usual socket)"])
      ]
    }
    if Withheld.isIn(settings.database) {
      // It would have to be written on the client program's command line.
      return [
        examination.finding(
          "sql-not-tried", .unknown, "what is set for the database's name does not look like one",
          evidence: ["\(settings.source): database \(settings.database)"],
          cause: "Whether the database can be asked is not known.")
      ]
    }
    guard let statement = settings.statement, !settings.hosts.isEmpty else {
      return [
        examination.finding(
          "sql-incomplete", .fault, "the settings do not say where accounts are in the database",
          evidence: [
            "\(settings.source): \(settings.hosts.isEmpty ? settings.hostSetting : "statement") is missing"
          ],
          cause: "No account is found: 535 or 454.",
          cure: ["in \(settings.source): sql_select: SELECT password FROM users WHERE id = '%u'"])
      ]
    }
    var findings: [Finding] = []
    if settings.connectsFromService, examination.service.isChrooted {
      findings += settings.hosts.compactMap { SQLSocketInChroot.finding(examination, settings, $0) }
    }
    return findings + tried(examination, settings, statement)
  }

  /// Asks the servers in turn, as the library does, until one answers.
  private static func tried(
    _ examination: ServiceExamination, _ settings: SQLSettings, _ statement: SQLStatement
  ) -> [Finding] {
    let client = SQLClient(commands: examination.whole.commands)
    let account = examination.whole.account?.user
    let name = account?.split(separator: "@").first.map(String.init) ?? ""
    // With a realm that is withheld no row would be found.
    let isRealmMissing = statement.hasRealm && Withheld.isIn(examination.realm)
    let counting = isRealmMissing ? nil : statement.counting(user: name, realm: examination.realm)
    var failures: [(host: SQLHost, number: Int, words: String)] = []
    for host in settings.hosts.prefix(10) {
      switch client.ask(settings, at: host, counting ?? "SELECT 0") {
      case .rows(let count):
        return [answered(examination, settings, host, rows: account == nil || counting == nil ? nil : count)]
      case .error(let number):
        failures.append((host, number, number == 0 ? "the client program fails" : "error \(number)"))
      case .noClient: return [SQLFailure.untried(examination, settings, host)]
      case .late: failures.append((host, 0, "no answer in 15 seconds"))
      }
    }
    guard let first = failures.first else { return [] }
    return [
      SQLFailure.finding(
        examination, settings, host: first.0, number: first.1,
        evidence: failures.map { "\($0.host): \($0.words)" })
    ]
  }

  private static func answered(
    _ examination: ServiceExamination, _ settings: SQLSettings, _ host: SQLHost, rows: Int?
  ) -> Finding {
    let place = "\(settings.source): user \(settings.user), database \(settings.database), at \(host)"
    if rows == 0 {
      return examination.finding(
        "sql-user-missing", .fault, "the database has no such user",
        evidence: [place, "the statement finds no row"],
        cause: "The user is unknown: 535, as with a wrong password.",
        cure: ["add the user to the table, or look at the statement in \(settings.source)"])
    }
    let found = rows.map { $0 == 1 ? ", and finds the user" : ", and finds \($0) rows for the user" } ?? ""
    return examination.finding("sql", .good, "the database answers\(found)", evidence: [place])
  }
}
