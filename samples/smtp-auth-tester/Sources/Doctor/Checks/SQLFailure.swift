import Diagnosis
import Transport

/// What a database's refusal means for AUTH.
enum SQLFailure {
  /// The words for a kind of error.
  private struct Meaning {
    let identifier: String
    let title: String
    let cure: [String]

    /// Whether the library cannot connect at all, which is another answer than finding nothing.
    var isTemporary = true
  }

  static func finding(
    _ examination: ServiceExamination, _ settings: SQLSettings, host: SQLHost, number: Int, evidence: [String]
  ) -> Finding {
    let meaning = meaning(of: number, settings, host)
    // Measured: no connection is 454; a statement that fails is 535; behind PAM it is 535 always.
    let reply =
      !settings.connectsFromService || !meaning.isTemporary
      ? "Every user is unknown: 535, as with a wrong password."
      : "Whatever the password, the answer is '454 4.7.0 Temporary authentication failure: generic failure'."
    return examination.finding(
      meaning.identifier, .fault, meaning.title, evidence: ["\(settings.source): the settings"] + evidence,
      cause: reply, cure: meaning.cure)
  }

  private static func meaning(of number: Int, _ settings: SQLSettings, _ host: SQLHost) -> Meaning {
    let database = settings.database
    let from: String =
      if case .port(let name, _) = host, name.hasPrefix("127.") { "127.0.0.1" } else { "localhost" }
    switch number {
    case 1045, 1130, 1698:
      return Meaning(
        identifier: FindingName.sqlAccessDenied.rawValue,
        title: "the database does not let the user '\(settings.user)' in",
        cure: [
          "put the right user and password into \(settings.source); or, in the database:",
          "SET PASSWORD FOR '\(settings.user)'@'\(from)' = PASSWORD('...');",
        ])
    case 1044, 1142, 1143:
      return Meaning(
        identifier: "sql-not-granted",
        title: "the database's user '\(settings.user)' may not read the accounts",
        cure: ["in the database: GRANT SELECT ON \(database).* TO '\(settings.user)'@'\(from)';"]
          + (number == 1044
            ? ["or, if there is no database '\(database)': put the right name into \(settings.source)"] : []),
        isTemporary: number == 1044)
    case 1049:
      return Meaning(
        identifier: "sql-no-database", title: "there is no database '\(database)'",
        cure: ["put the right name into \(settings.source)"])
    case 1146:
      return Meaning(
        identifier: "sql-no-table", title: "the table with the accounts does not exist",
        cure: ["put the right table into \(settings.source)"], isTemporary: false)
    case 1054:
      return Meaning(
        identifier: "sql-no-column", title: "the table of accounts has no such column",
        cure: ["put the right columns into \(settings.source)"], isTemporary: false)
    case 1064:
      return Meaning(
        identifier: "sql-bad-statement", title: "the database does not understand the statement",
        cure: ["look at the statement in \(settings.source)"], isTemporary: false)
    case 2002, 2003, 2005, 2006, 2013:
      if case .socket = host {
        return Meaning(
          identifier: "sql-socket-missing", title: "no database server listens at its socket",
          cure: ["systemctl enable --now mariadb"])
      }
      return Meaning(
        identifier: FindingName.sqlUnreachable.rawValue, title: "no database server answers at \(host)",
        cure: [
          "systemctl enable --now mariadb",
          "in /etc/mysql/mariadb.conf.d/50-server.cnf: bind-address = 127.0.0.1, and no skip-networking",
        ])
    default:
      return Meaning(
        identifier: "sql-error", title: "the database refuses",
        cure: ["look at the settings in \(settings.source)"])
    }
  }

  /// Without a client program only the connection can be tried.
  static func untried(_ examination: ServiceExamination, _ settings: SQLSettings, _ host: SQLHost) -> Finding
  {
    let deadline = Deadline(seconds: 5)
    let result: Result<LocalSocket, LocalSocket.Problem>? =
      switch host {
      case .socket(let path): LocalSocket.connect(path ?? SQLHost.usualSockets[0], deadline: deadline)
      case .port(let name, let port): LocalSocket.connect(name, port: port, deadline: deadline)
      }
    if case .failure(.refused) = result {
      return finding(
        examination, settings, host: host, number: 2002, evidence: ["\(host): connection refused"])
    }
    return examination.finding(
      "sql-not-tried", .unknown, "the database could not be asked",
      evidence: ["\(host): there is no client program"],
      cause: "Whether it has the accounts is not known.", cure: ["apt-get install mariadb-client"])
  }
}
