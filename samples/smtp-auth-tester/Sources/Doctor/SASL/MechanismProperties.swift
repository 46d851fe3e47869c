import Diagnosis

/// What the Cyrus SASL library knows of a mechanism, for the settings that choose by properties.
struct MechanismProperties: Sendable {
  let name: String

  /// The module that brings it, without directory and ending.
  let module: String

  /// The security options (smtpd_sasl_security_options) that let it pass.
  let satisfies: Set<String>

  /// Whether the server must know the password itself, so that saslauthd is of no use.
  let needsStoredPassword: Bool

  /// The mechanisms of Cyrus SASL 2.1.28, with the flags of its plug-ins.
  static let all: [MechanismProperties] = {
    let scram = ["SCRAM-SHA-1", "SCRAM-SHA-224", "SCRAM-SHA-256", "SCRAM-SHA-384", "SCRAM-SHA-512"].map {
      MechanismProperties($0, "libscram", ["noplaintext", "noanonymous", "noactive", "mutual_auth"], true)
    }
    return scram + [
      MechanismProperties("DIGEST-MD5", "libdigestmd5", ["noplaintext", "noanonymous", "mutual_auth"], true),
      MechanismProperties("CRAM-MD5", "libcrammd5", ["noplaintext", "noanonymous"], true),
      MechanismProperties("NTLM", "libntlm", ["noplaintext", "noanonymous"], true),
      MechanismProperties("PLAIN", "libplain", ["noanonymous"], false),
      MechanismProperties("LOGIN", "liblogin", ["noanonymous"], false),
      MechanismProperties("ANONYMOUS", "libanonymous", ["noplaintext"], false),
      MechanismProperties("OTP", "libotp", ["noplaintext", "noanonymous", "forward_secrecy"], true),
      MechanismProperties(
        "GSSAPI", "libgssapiv2", ["noplaintext", "noactive", "noanonymous", "mutual_auth"], false),
      MechanismProperties("XOAUTH2", "libxoauth2", ["noanonymous"], false),
    ]
  }()

  private init(_ name: String, _ module: String, _ satisfies: Set<String>, _ needsStoredPassword: Bool) {
    self.name = name
    self.module = module
    self.satisfies = satisfies
    self.needsStoredPassword = needsStoredPassword
  }

  /// Whether a list of security options lets it pass.
  func passes(options: [String]) -> Bool {
    Set(options.map { $0.lowercased() }).isSubset(of: satisfies)
  }

  /// Whether Postfix's own filter lets it pass: a list of names, `!name` for all but one, and tables, of which only
  /// static ones are known and all are taken to match.
  func passes(filter: [String]) -> Bool { Self.passes(filter: filter, name) }

  /// Whether the filter lets a mechanism pass, which need not be one of those here.
  static func passes(filter: [String], _ name: String) -> Bool {
    for item in filter {
      if item.lowercased() == "!" + name.lowercased() { return false }
      if item.lowercased() == name.lowercased() || item.contains(":") || item.hasPrefix("/") { return true }
      // What is not known may let it pass.
      if Withheld.isIn(item) { return true }
    }
    return filter.isEmpty
  }

  static func named(_ name: String) -> MechanismProperties? { all.first { $0.name == name } }
}
