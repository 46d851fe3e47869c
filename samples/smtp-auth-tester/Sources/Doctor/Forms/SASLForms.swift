import Diagnosis

/// The settings of the SASL library that may be shown, and the forms of their values.
enum SASLForms {
  /// A value, withheld where it is not of the form that its setting has.
  static func shown(_ name: String, _ value: String) -> String {
    forms[name]?.shown(value) ?? Withheld.text(value.utf8.count)
  }

  private static let forms: [String: ValueForm] = [
    "pwcheck_method": .known([
      "auxprop", "auxprop-hashed", "saslauthd", "authdaemond", "pwcheck", "alwaystrue", "pam", "sasldb",
      "shadow", "sql",
      "mysql", "ldap", "kerberos_v4", "rimap", "getpwent",
    ]),
    "auxprop_plugin": .known(["sasldb", "sql", "ldapdb", "mysql", "pgsql", "ldap"]),
    "mech_list": .known(mechanisms), "saslauthd_path": .path, "sasldb_path": .path, "sql_hostnames": hosts,
    "sql_user": .name, "sql_database": .name,
    "sql_engine": .known(["mysql", "mysql55", "pgsql", "sqlite", "sqlite3"]), "log_level": .number,
  ]

  /// Those that exist besides the ones that are examined, too.
  private static let mechanisms =
    MechanismProperties.all.map { $0.name.lowercased() }
    + [
      "oauthbearer", "external", "srp", "gs2-krb5", "gs2-iakerb", "gss-spnego", "passdss-3des-1",
      "kerberos_v4", "none",
      "scram-sha-1-plus", "scram-sha-256-plus", "scram-sha-512-plus",
    ]

  private static let hosts = ValueForm {
    WordForm.isServer($0) || WordForm.isPath($0) ? .plausible : .other
  }
}
