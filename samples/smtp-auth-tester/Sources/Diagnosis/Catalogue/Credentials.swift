extension Catalogue {
  /// The server looked, and says that the credentials are wrong.
  static let credentials: [Entry] = [
    Entry(
      "credentials-rejected",
      .reply(535, in: [.auth, .challenge]),
      example: "535 5.7.8 Error: authentication failed: authentication failure",
      verdict: .rejected,
      meaning: "The server says that user and password do not match.",
      references: ["RFC 4954, section 6"])
  ]
}
