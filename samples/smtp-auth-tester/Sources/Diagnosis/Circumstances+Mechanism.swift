import SMTP

extension Circumstances {
  /// What it means that one mechanism is refused and another accepted with the same name and password.
  ///
  /// - Parameters:
  ///   - name: The mechanism that fails, in capitals.
  ///   - other: The one that works.
  ///   - server: Which program the server is, nil where that is not known.
  public static func explanation(
    ofMechanism name: String, refusedThough other: String, at server: ServerKind?
  ) -> Explanation {
    let circumstances = Circumstances(phase: .auth, mechanism: name, server: server)
    let suspects = [
      Suspect.secretNotStored.likely.only(when: .sharedSecretMechanism),
      Suspect("The server checks it in another place than \(other), where the user is missing.").only(
        when: .not(.sharedSecretMechanism)),
    ]
    let avoided = Cause(
      .possible,
      "A client that prefers \(name) fails, and each failure counts at servers that lock users out.",
      cure: "Set the client to \(other); here, '--mech \(other)' tries only that.")
    return Explanation(
      identifier: "mechanism-fails-alone", verdict: .rejected,
      meaning: "\(name) fails although the password is right: \(other) accepts it.",
      causes: suspects.compactMap { $0.assessed(in: circumstances) } + [avoided],
      references: ["RFC 4954, section 6"])
  }
}
