import Diagnosis

/// The settings of the SASL library that may be shown, and the forms of their values.
enum SASLForms {
  /// A value, withheld where it is not of the form that its setting has.
  static func shown(_ name: String, _ value: String, _ known: KnownNames) -> String {
    forms[name]?.shown(value, known) ?? Withheld.text(value.utf8.count)
  }

  private static let forms: [String: ValueForm] = [
    "pwcheck_method": .known([
      "auxprop", "auxprop-hashed", "saslauthd", "authdaemond", "pwcheck", "alwaystrue", "pam", "sasldb",
      "shadow", "sql",
      "mysql", "ldap", "kerberos_v4", "rimap", "getpwent",
    ]),
    "auxprop_plugin": .known(plugIns) { isMisspelt($0, plugIns) },
    "mech_list": .known(mechanisms) { isMisspelt($0, mechanisms) }, "saslauthd_path": .path,
    "sasldb_path": .path, "sql_hostnames": hosts,
    "sql_user": .name, "sql_database": .name,
    "sql_engine": .known(["mysql", "mysql55", "pgsql", "sqlite", "sqlite3"]), "log_level": .number,
  ]

  private static let plugIns = ["sasldb", "sql", "ldapdb", "mysql", "pgsql", "ldap"]

  /// Whether a word is one of short names with one letter wrong.
  private static func isMisspelt(_ word: Substring, _ names: [String]) -> Bool {
    names.contains { Spelling.distance(Array(word.lowercased().utf8.prefix(40)), Array($0.utf8)) == 1 }
  }

  /// Those that exist besides the ones that are examined, too.
  private static let mechanisms =
    MechanismProperties.all.map { $0.name.lowercased() }
    + [
      "oauthbearer", "external", "srp", "gs2-krb5", "gs2-iakerb", "gss-spnego", "passdss-3des-1",
      "kerberos_v4", "none",
      "scram-sha-1-plus", "scram-sha-256-plus", "scram-sha-512-plus",
    ]

  private static let hosts = ValueForm {
    WordForm.isPath($0) ? .plausible : ValueForm.server($0, WordForm.isServer)
  }
}
