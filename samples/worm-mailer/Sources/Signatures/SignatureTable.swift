/// A signature that a request belongs to.
public struct Match: Equatable, Sendable {
  /// Where in a request a signature was found.
  public enum Place: Equatable, Sendable {
    case target
    case agent
    case referer
  }

  /// The signature; where there is a doubt, one that is not worth a mail.
  public let signature: Signature
  public let place: Place

  /// Why the request may be that of an innocent visitor, in words for the administrator; nil when nothing says so.
  public let doubt: String?

  /// The request line, or the header field, fit for a mail: in ASCII, at most 400 bytes, and without what may be a
  /// secret.
  public let line: String
}

/// The signatures in the order in which they are tried.
public struct SignatureTable: Sendable {
  /// The administrator's own come first, so that they can be more exact than those that came with the program.
  public let signatures: [Signature]

  /// - Parameter own: The administrator's own signatures.
  public init(own: [Signature] = []) { signatures = own + Self.builtIn }

  /// The signatures that came with the program, families that are more exact before others.
  public static let builtIn: [Signature] =
    sadmind + nimda + codeRed + iis + logging + exposedFiles + traversal + php + java + enterprise + devices

  /// The signature of a name, where there is one.
  public subscript(name: String) -> Signature? { signatures.first { $0.name == name } }

  /// The first signature that a request belongs to without a doubt, or else the first.
  ///
  /// The time is linear in the length of the request, at most 64 KiB of which are looked at.
  public func match(_ request: Request) -> Match? {
    var target = Target(request)
    var doubtful: Match?
    for signature in signatures {
      for pattern in signature.patterns {
        guard let place = pattern.place(in: request, &target) else { continue }
        let doubt = Doubt.words(on: request, place, isLookup: pattern.isLookup)
        if doubt != nil, doubtful != nil { continue }
        let match = Match(
          signature: doubt == nil ? signature : signature.withoutMail, place: place, doubt: doubt,
          line: ShownRequest(request, signature.evidence, place).line)
        if doubt == nil { return match }
        doubtful = match
      }
    }
    return doubtful
  }
}
