import SASL

/// One way to authenticate: a mechanism, and how its first message is sent.
struct AuthForm: Equatable {
  let kind: MechanismKind

  /// Whether the first message goes along with the command AUTH (RFC 4954, section 4) or after an empty challenge.
  let sendsInitialResponse: Bool

  /// Whether the user's name is sent as the authorization identity too, as old recipes for PLAIN have it.
  var repeatsUser = false

  /// What there is to choose from for a mechanism, the usual form first.
  ///
  /// LOGIN comes from before there were initial responses, and not all servers take one.
  static func all(of kind: MechanismKind) -> [AuthForm] {
    let with = AuthForm(kind: kind, sendsInitialResponse: true)
    let without = AuthForm(kind: kind, sendsInitialResponse: false)
    switch kind.name {
    case "PLAIN": return [with, without, AuthForm(kind: kind, sendsInitialResponse: true, repeatsUser: true)]
    case "LOGIN": return [without, with]
    // The server speaks first.
    case "CRAM-MD5": return [without]
    default: return [with, without]
    }
  }

  /// The same with AUTH and the mechanism's name alone, as a question whether the server goes on.
  ///
  /// A server that does not know the mechanism would write what else it gets into its log.
  var asking: AuthForm { AuthForm(kind: kind, sendsInitialResponse: false, repeatsUser: repeatsUser) }

  /// The form that most clients use.
  static func usual(of kind: MechanismKind) -> AuthForm {
    all(of: kind).first ?? AuthForm(kind: kind, sendsInitialResponse: true)
  }

  /// `PLAIN`, `PLAIN without initial response`: the usual form has the mechanism's name alone.
  var description: String {
    let usual = Self.usual(of: kind)
    if self == usual { return kind.name }
    if repeatsUser { return "\(kind.name) with the user as authorization identity" }
    return "\(kind.name) \(sendsInitialResponse ? "with" : "without") initial response"
  }
}
