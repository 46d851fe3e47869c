import Secrecy

/// How passwords are looked up in a database: by the SASL library itself or by pam_mysql.
struct SQLSettings: Sendable {
  /// The file and line, or lines, where the settings stand.
  let source: String

  /// `mysql`, `pgsql`, `sqlite`.
  let engine: String

  /// The servers, tried in this order; empty when what is set is none.
  let hosts: [SQLHost]
  let user: String
  let password: Secret?
  let database: String
  let statement: SQLStatement?

  /// Whether smtpd(8) itself connects, from inside its chroot, and not saslauthd(8).
  let connectsFromService: Bool

  /// The setting that says where the server is, for a cure.
  let hostSetting: String

  /// The settings of auxprop's sql plug-in.
  init(_ file: SASLFile) {
    let settings = file.settings
    source = file.used?.path ?? file.name
    engine = (settings["sql_engine"] ?? "mysql").lowercased()
    let names = (settings["sql_hostnames"] ?? "localhost").split { $0 == "," || $0.isWhitespace }
    hosts = names.compactMap { SQLHost(parsing: String($0)) }
    user = settings["sql_user"] ?? ""
    password = settings.secrets["sql_passwd"]
    database = settings["sql_database"] ?? ""
    statement = settings["sql_select"].map(SQLStatement.init(template:))
    connectsFromService = true
    hostSetting = "sql_hostnames:"
  }

  /// The options of a line with pam_mysql.so.
  init?(_ line: PAMFile.Line) {
    guard line.module.hasSuffix("pam_mysql.so") else { return nil }
    var options: [String: String] = [:]
    for argument in line.arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      if parts.count == 2 { options[parts[0]] = parts[1] }
    }
    source = line.place
    engine = "mysql"
    hosts = [SQLHost(parsing: options["host"] ?? "localhost")].compactMap { $0 }
    user = options["user"] ?? ""
    password = options["passwd"].map { Secret($0.utf8) }
    database = options["db"] ?? ""
    statement = options["table"].map {
      SQLStatement(
        password: options["passwdcolumn"] ?? "password", table: $0, user: options["usercolumn"] ?? "user",
        condition: options["where"])
    }
    connectsFromService = false
    hostSetting = "host="
  }
}
