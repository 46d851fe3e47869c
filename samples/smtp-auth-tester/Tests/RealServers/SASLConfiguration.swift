extension ServerCase {
  /// What the service's file of SASL settings says, nil where the file is missing.
  func saslConfiguration(in places: Places) -> String? {
    switch self {
    case .configurationMissing: nil
    case .configurationBroken: "pwcheck_method auxprop\n" + sasldb(places.sasldb)
    case .goodInChroot: sasldb("\(places.root)/copied/sasldb2")
    case .sasldbUnreadable: sasldb("\(places.root)/unreadable/sasldb2")
    case .sasldbStale: sasldb("\(places.root)/stale/sasldb2")
    case .allMechanisms:
      sasldb(
        places.sasldb, mechanisms: "PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 ANONYMOUS")
    case .saslauthd, .saslauthdOutsideChroot: saslauthd("\(places.queue)/var/run/saslauthd")
    case .saslauthdInChroot: saslauthd("/var/run/saslauthd")
    case .saslauthdWrongGroup: saslauthd("\(places.root)/group")
    case .saslauthdSymbolicLink: saslauthd("\(places.root)/link/run")
    case .saslauthdGone: saslauthd("\(places.root)/gone")
    case .pamWithoutAccount: saslauthd("\(places.root)/noaccount")
    case .pwcheckPAM: "pwcheck_method: pam\n"
    case .sql, .sqlInChroot: sql("127.0.0.1:\(places.databasePort)")
    case .sqlSocketInChroot: sql("localhost")
    case .sqlDown: sql("127.0.0.1:\(places.closedPort)")
    case .sqlDenied: sql("127.0.0.1:\(places.databasePort)", password: "wrong-secret")
    case .sqlWithoutTable: sql("127.0.0.1:\(places.databasePort)", table: "accounts")
    default: sasldb(places.sasldb)
    }
  }

  private func sasldb(_ path: String, mechanisms: String = "PLAIN LOGIN") -> String {
    """
    pwcheck_method: auxprop
    auxprop_plugin: sasldb
    mech_list: \(mechanisms)
    sasldb_path: \(path)

    """
  }

  private func saslauthd(_ directory: String) -> String {
    """
    pwcheck_method: saslauthd
    mech_list: PLAIN LOGIN
    saslauthd_path: \(directory)/mux

    """
  }

  private func sql(_ host: String, password: String = "secret", table: String = "users") -> String {
    """
    pwcheck_method: auxprop
    auxprop_plugin: sql
    mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256
    sql_engine: mysql
    sql_hostnames: \(host)
    sql_user: postfix
    sql_passwd: \(password)
    sql_database: postfixdb
    sql_select: SELECT password FROM \(table) WHERE id = '%u'

    """
  }
}
