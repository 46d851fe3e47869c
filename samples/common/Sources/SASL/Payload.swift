public import Secrecy

/// The decoded bytes of any message of SASL, explained: what they are, how they read, and what is wrong with them.
///
/// Passwords, tokens and proofs are masked, as is every message that is not completely understood: LOGIN sends the
/// password alone, with nothing around it to know it by, and one wrong byte can be anywhere.
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
  ///   - sender: Who sent it.
  ///   - secretsShown: Whether the user wants to see all of it.
  public init(_ bytes: Secret, from sender: Sender = .unknown, secretsShown: Bool = false) {
    let kind = bytes.withBytes { PayloadKind($0, from: sender) }
    let form = bytes.withBytes { PayloadForm($0, kind: kind) }
    self.kind = kind
    let mistakes = bytes.withBytes { PayloadMistakes.find(in: $0, kind: kind, from: sender) }
    let isOther = form.secrets == nil && kind != .text
    remarks = mistakes + (isOther ? [Self.deviation(form, of: bytes.count)] : [])
    text = bytes.withBytes { bytes in
      if secretsShown { return Self.printed(bytes[...]) }
      guard let secrets = form.secrets else { return Self.mask }
      var text = ""
      var position = 0
      for secret in secrets {
        text += Self.printed(bytes[position..<secret.lowerBound]) + Self.mask
        position = secret.upperBound
      }
      return text + Self.printed(bytes[position...])
    }
  }

  private static func deviation(_ form: PayloadForm, of count: Int) -> String {
    let place = form.position < count ? "from byte \(form.position + 1) on" : "at its end"
    return "\(place) it is not of this form, so nothing of it is shown"
  }

  private static func printed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(printing: bytes, limit: longestText, escaping: ["\\"])
  }

  // SMTP's lines for AUTH have 12288 bytes at most (RFC 4954, section 4).
  private static let longestText = 12_288
}
