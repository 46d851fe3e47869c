public import Addresses

/// What the DNS says.
///
/// The calls wait for the answer. It is a protocol so that tests can play it.
public protocol NameService: Sendable {
  /// The names of an address by its PTR records, in the order of their bytes.
  ///
  /// They are as the owner of the address wrote them, in the form of RFC 1035, section 5.1: ASCII, with `\032` for a
  /// blank. Only `DomainName` tells which of them can be names of hosts.
  func pointers(of address: IPAddress) throws(LookupFailure) -> [String]

  /// The addresses of a name by its A records or its AAAA records.
  func addresses(of name: DomainName, isIPv6: Bool) throws(LookupFailure) -> [IPAddress]

  /// Who takes mail for a domain by its MX records, the most preferred first.
  func exchangers(of domain: DomainName) throws(LookupFailure) -> [MailExchanger]

  /// The texts of a name by its TXT records, in the order of their bytes; the strings of a record are joined.
  func texts(of name: DomainName) throws(LookupFailure) -> [[UInt8]]
}

extension NameService {
  /// The addresses of a name by its A and AAAA records.
  ///
  /// Where one kind is found, it does not matter why the other is not: some servers fail whenever they are asked for
  /// AAAA records.
  public func addresses(of name: DomainName) throws(LookupFailure) -> [IPAddress] {
    var found: [IPAddress] = []
    var failure = LookupFailure.noRecords
    for isIPv6 in [false, true] {
      do throws(LookupFailure) {
        found += try addresses(of: name, isIPv6: isIPv6)
      } catch {
        if failure == .noRecords { failure = error }
      }
    }
    guard !found.isEmpty else { throw failure }
    return found
  }
}

/// A host that takes mail for a domain.
public struct MailExchanger: Hashable, Sendable {
  /// Lower numbers are to be tried first (RFC 5321, section 5.1).
  public let preference: UInt16

  /// The name of the host in the form of RFC 1035, section 5.1; `.` says that the domain takes no mail (RFC 7505).
  public let host: String

  public init(preference: UInt16, host: String) {
    self.preference = preference
    self.host = host
  }
}

/// Why there is no answer to a question.
public enum LookupFailure: Error, Equatable, Sendable {
  /// It is certain that there are no such records: NXDOMAIN, or a name without records of this type.
  case noRecords

  /// Nothing is certain, and later there may be an answer: SERVFAIL, REFUSED, silence, an answer that makes no sense.
  ///
  /// The reason is in one line, to be shown to the administrator.
  case temporary(String)
}
