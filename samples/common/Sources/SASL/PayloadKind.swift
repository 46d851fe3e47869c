/// What a message of SASL is, as far as its bytes tell.
public enum PayloadKind: String, CaseIterable, Sendable, CustomStringConvertible {
  case empty
  case plain
  case loginPrompt
  case cramChallenge
  case cramResponse
  case scramClientFirst
  case scramServerFirst
  case scramClientFinal
  case scramServerFinal
  case xoauth2
  case oauthBearer
  case json
  case text

  public var description: String {
    switch self {
    case .empty: "nothing"
    case .plain: "PLAIN: authorization identity, user and password, with NULs between them"
    case .loginPrompt: "LOGIN: the server asks for the user's name or the password"
    case .cramChallenge: "CRAM-MD5: the server's challenge"
    case .cramResponse: "CRAM-MD5: the user and the HMAC-MD5 of the challenge"
    case .scramClientFirst: "SCRAM: the client's first message, with user and nonce"
    case .scramServerFirst: "SCRAM: the server's first message, with nonce, salt and iteration count"
    case .scramClientFinal: "SCRAM: the client's last message, with its proof"
    case .scramServerFinal: "SCRAM: the server's last message, with its proof or an error"
    case .xoauth2: "XOAUTH2: user and token"
    case .oauthBearer: "OAUTHBEARER: user and token"
    case .json: "JSON, as servers explain why they refuse a token"
    case .text: "text, such as the user's name or the password of LOGIN"
    }
  }
}
