/// Why a certificate does not show that the server is the one we asked for.
public struct CertificateProblem: Equatable, Sendable, CustomStringConvertible {
  /// The kinds that deserve advice of their own.
  public enum Kind: String, Sendable, CaseIterable {
    case expired
    case notYetValid
    case wrongName

    /// Nobody but itself vouches for it.
    case selfSigned

    /// Its issuer, or the issuer's issuer, is not among the authorities that are believed, or was not sent.
    case unknownIssuer

    /// It is not the one that was expected.
    case wrongPin

    /// The server sent none.
    case missing
    case other
  }

  public let kind: Kind

  /// The place of the certificate in the chain; 0 is the server's own.
  public let depth: Int

  /// One line, `certificate has expired`.
  public let description: String
}
