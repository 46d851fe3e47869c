/// Whether this Postfix has the types of tables that are set.
enum TableTypeCheck {
  /// The packages of Debian that bring a type; other systems call them alike.
  private static let packages = ["cdb", "ldap", "lmdb", "mongodb", "mysql", "pcre", "pgsql", "sqlite"]

  static func findings(_ client: ClientRoute) -> [Finding] {
    let parameters = [
      "smtp_sasl_password_maps", "sender_dependent_relayhost_maps", "sender_dependent_default_transport_maps",
      "transport_maps",
    ]
    return parameters.flatMap { parameter in
      PasswordMap.all(client.setting(parameter)).compactMap { table -> Finding? in
        guard let type = missing(table, client.tableTypes) else { return nil }
        return Finding(
          "table-type-missing", .fault, title: "this Postfix has no tables of the type '\(type)'",
          evidence: [client.evidence(parameter), "postconf -m: no '\(type)'"],
          cause: "Mail waits: 'unsupported dictionary type: \(type)', or 'temporary lookup problem'.",
          cure: packages.contains(type)
            ? ["apt-get install postfix-\(type)", client.reload]
            : [
              "choose a type of 'postconf -m', such as lmdb or texthash, for \(parameter)",
              client.postfix.command("postmap", "lmdb:\(table.path)"), client.reload,
            ])
      }
    }
  }

  /// The type that a table has and Postfix has not; nil where it has it, or nobody knows.
  static func missing(_ table: PasswordMap, _ types: Set<String>) -> String? {
    guard !types.isEmpty, !table.isUnknown, !table.hasPasswordInSetting else { return nil }
    var type = table.type
    var path = table.path
    while type == "proxy", let colon = path.firstIndex(of: ":") {
      type = String(path[..<colon])
      path = String(path[path.index(after: colon)...])
    }
    return types.contains(type) ? nil : type
  }
}
