/// The names of the settings that the Cyrus SASL library and its plug-ins know.
enum SASLSettingNames {
  private static let known: Set<String> = [
    "pwcheck_method", "auxprop_plugin", "mech_list", "saslauthd_path", "sasldb_path", "log_level",
    "plugin_list",
    "auto_transition", "canon_user_plugin", "keytab", "srvtab", "reauth_timeout", "authdaemond_path",
    "opiekeys",
    "otp_mda", "srp_mda", "ntlm_server", "ntlm_v2", "sql_engine", "sql_hostnames", "sql_user",
    "sql_passwd", "sql_database", "sql_select", "sql_insert", "sql_update", "sql_usessl", "sql_verbose",
    "ldapdb_uri", "ldapdb_id", "ldapdb_pw", "ldapdb_mech", "ldapdb_rc", "ldapdb_starttls",
    "ldapdb_canon_attr",
    "allowanonymouslogin", "minimum_layer", "scram_iteration_counter", "scram_secret_generate",
    "default_realm",
    "password_format", "autotransition", "cram_md5_secret_generate", "digest_md5_secret_generate",
  ]

  /// Whether a name is that of a setting, perhaps with a mistake in it.
  static func isMeant(_ name: String) -> Bool { known.contains(name) || likely(name) != nil }

  /// The setting that was meant by an unknown name, when one is near enough.
  static func likely(_ name: String) -> String? {
    if known.contains(name) { return nil }
    let near = known.map { ($0, Spelling.distance(Array(name.utf8.prefix(40)), Array($0.utf8))) }.min {
      ($0.1, $0.0) < ($1.1, $1.0)
    }
    return near.flatMap { $0.1 <= 2 ? $0.0 : nil }
  }
}
