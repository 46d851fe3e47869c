public import Secrecy

/// The decoded bytes of any message of SASL, explained: what they are, how they read, and what is wrong with them.
///
/// Passwords, tokens and proofs are masked, as is every text that could be a password: LOGIN sends it alone, with
/// nothing around it to know it by.
public struct Payload: Equatable, Sendable {
  /// Who is known to have sent it.
  public enum Sender: Sendable {
    case client
    case server
    case unknown
  }

  /// What stands for a secret; its length says nothing.
  public static let mask = "********"

  public let kind: PayloadKind

  /// The bytes as text on one line, what is secret masked, what cannot be printed escaped: `user\0user\0********`.
  public let text: String

  /// What is odd about it and how it may have come about, a line each.
  public let remarks: [String]

  /// Explains some bytes.
  ///
  /// - Parameters:
  ///   - bytes: What was decoded.
  ///   - sender: Who sent it; what comes from a server is shown.
  ///   - secretsShown: Whether the user wants to see all of it.
  public init(_ bytes: Secret, from sender: Sender = .unknown, secretsShown: Bool = false) {
    let kind = bytes.withBytes { PayloadKind($0, from: sender) }
    self.kind = kind
    remarks = bytes.withBytes { PayloadMistakes.find(in: $0, kind: kind, from: sender) }
    text = bytes.withBytes { bytes in
      let secret = secretsShown ? 0..<0 : kind.secretRange(of: bytes, from: sender)
      guard !secret.isEmpty else { return Self.printed(bytes[...]) }
      return Self.printed(bytes[..<secret.lowerBound]) + Self.mask + Self.printed(bytes[secret.upperBound...])
    }
  }

  private static func printed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(printing: bytes, limit: longestText, escaping: ["\\"])
  }

  // SMTP's lines for AUTH have 12288 bytes at most (RFC 4954, section 4).
  private static let longestText = 12_288
}
