/// Causes that lie in what a provider of mail wants from programs.
extension Suspect {
  static let appPasswordNeeded = Suspect(
    "It is the account's own password, and the provider wants an app password (authorization code) from programs.",
    check: "The account has a second factor, or the provider's pages speak of app passwords.",
    cure: "Make one on the provider's pages, and use it in the password's place.",
    unless: [.mechanism(["XOAUTH2", "OAUTHBEARER"])])

  static let accessNotEnabled = Suspect(
    "Access by mail programs is off in the account's settings.",
    check: "The account's settings on the provider's pages.",
    cure: "Switch it on there.")
}
