import Diagnosis
import Secrecy
import Sysroot

/// How passwords are looked up in a database: by the SASL library itself or by pam_mysql.
struct SQLSettings: Sendable {
  /// The file and line, or lines, where the settings stand.
  let source: String

  /// `mysql`, `pgsql`, `sqlite`.
  let engine: String

  /// The servers, tried in this order; empty when the setting has no usable one.
  let hosts: [SQLHost]

  /// The database's user, withheld where it does not look like a name.
  let user: String

  /// The same as it is set.
  let login: Secret
  let password: Secret?

  /// The database, withheld where it does not look like a name.
  let database: String
  let statement: SQLStatement?

  /// What the setting has in the place of servers and the library cannot use.
  let badHosts: String?

  /// Whether the servers are withheld, and may be right.
  let hasUnknownHosts: Bool

  /// Whether pam_mysql has settings in a file of its own that cannot be read.
  let hasOtherFile: Bool

  /// Whether smtpd(8) itself connects, from inside its chroot, instead of saslauthd(8).
  let connectsFromService: Bool

  /// The setting that says where the server is, for a cure.
  let hostSetting: String

  /// The settings of auxprop's sql plug-in.
  init(_ file: SASLFile) {
    let settings = file.settings
    source = file.used?.path ?? file.name
    engine = (settings["sql_engine"] ?? "mysql").lowercased()
    // Measured: only a comma separates them, and a path is a host's name like any other.
    let names = Withheld.words(settings["sql_hostnames"] ?? "localhost") { $0 == "," }.map {
      String($0.drop(while: \.isWhitespace))
    }
    let isGood = names.map { !$0.hasPrefix("/") && !$0.contains(where: \.isWhitespace) && !Withheld.isIn($0) }
    hosts = zip(names, isGood).compactMap { $1 ? SQLHost(parsing: $0) : nil }
    badHosts = isGood.contains(false) ? file.evidence("sql_hostnames") : nil
    hasUnknownHosts = names.contains(where: Withheld.isName)
    hasOtherFile = false
    user = settings["sql_user"] ?? ""
    login = settings.secrets["sql_user"] ?? Secret([])
    password = settings.secrets["sql_passwd"]
    database = settings["sql_database"] ?? ""
    statement = settings.secrets["sql_select"].map { secret in
      SQLStatement(template: secret.withBytes { String(decoding: $0, as: UTF8.self) })
    }
    connectsFromService = true
    hostSetting = "sql_hostnames:"
  }

  /// The options of a line with pam_mysql.so.
  init?(_ line: PAMFile.Line, _ machine: Tree) {
    guard line.module.hasSuffix("pam_mysql.so") else { return nil }
    var options = PAMMySQL.options(line)
    let file = options["config_file"]
    let more = file.flatMap { PAMMySQL.options(in: $0, machine) }
    options.merge(more ?? [:]) { $1 }
    source = more == nil ? line.place : file ?? line.place
    engine = "mysql"
    hosts = [SQLHost(parsing: options["host"] ?? "localhost")].compactMap { $0 }
    login = Secret((options["user"] ?? "").utf8)
    user = Self.name(options["user"])
    password = options["passwd"].map { Secret($0.utf8) }
    database = Self.name(options["db"])
    statement = options["table"].map {
      SQLStatement(
        password: options["passwdcolumn"] ?? "password", table: $0, user: options["usercolumn"] ?? "user",
        condition: options["where"])
    }
    badHosts = nil
    hasUnknownHosts = false
    hasOtherFile = file != nil && more == nil
    connectsFromService = false
    hostSetting = "host="
  }

  private static func name(_ option: String?) -> String {
    option.map { WordForm.isName($0) ? $0 : Withheld.text($0.utf8.count) } ?? ""
  }
}
