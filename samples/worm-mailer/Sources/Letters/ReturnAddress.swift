/// An address of ours below which every report has addresses of its own, `worm+TOKEN@example.org` (VERP).
///
/// So a delivery report tells which mail it is about, whatever it quotes, and nobody can make one up.
public struct ReturnAddress: Equatable, Sendable {
  private let base: MailAddress

  /// The longest part before the `@` that leaves room for a token (RFC 5321, section 4.5.3.1.1).
  public static let longestLocalPart = 64 - 1 - Seal.length

  /// Takes the address of which mail to `worm+anything@` reaches us, too.
  public init(_ address: MailAddress) throws(IdentityProblem) {
    guard address.local.utf8.count <= Self.longestLocalPart else {
      throw IdentityProblem(
        address.description, "has more than \(Self.longestLocalPart) characters before the '@'")
    }
    base = address
  }

  /// The address of one report for one purpose.
  public func address(
    _ purpose: Seal.Purpose, of report: ReportID, sealedBy seal: Seal
  ) throws(LetterProblem) -> String {
    "\(base.local)+\(try seal.text(purpose, report))@\(base.domain)"
  }
}
