/// An address that needs no quotes, `postmaster@example.org`: a dot-atom of ASCII (RFC 5322, section 3.2.3) and a domain.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The part before the `@`, as it was written.
  public let local: String
  public let domain: HostName

  public var description: String { "\(local)@\(domain)" }

  /// Reads an address.
  ///
  /// - Parameter allowed: Reserved domains that are good all the same.
  public init(_ text: String, allowing allowed: [String] = []) throws(IdentityProblem) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw IdentityProblem(text, "is not an address like 'name@example.org'") }
    guard Self.isDotAtom(parts[0]) else {
      throw IdentityProblem(
        text, "has something before the '@' other than letters, digits, and signs like '-'")
    }
    let domain: HostName
    do {
      domain = try HostName(String(parts[1]), allowing: allowed)
    } catch {
      throw IdentityProblem(text, error.reason)
    }
    // RFC 5321, section 4.5.3.1.3: 256 with the angle brackets.
    guard text.utf8.count <= 254 else { throw IdentityProblem(text, "is longer than 254 bytes") }
    local = String(parts[0])
    self.domain = domain
  }

  /// Whether a text has the form of an address, whatever its domain, which may be a single label.
  static func isPlain(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 254 && isDotAtom(parts[0])
      && HostName.isName(parts[1].lowercased())
  }

  private static func isDotAtom(_ text: Substring) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty && atom.utf8.allSatisfy(isText)
      }
  }

  /// The characters of an atom, without those that a shell or a list of addresses could take for something else.
  private static func isText(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte & 0xDF) && byte < 0x80
      || "!#%&*+-/=?^_{}~'".utf8.contains(byte)
  }
}
