public import Reporting
import Secrecy

/// Who writes: what stands in From, in the text and in the XARF part.
public struct Identity: Equatable, Sendable {
  /// What a problem is about.
  public enum Field: Sendable, CaseIterable {
    case from, displayName, organization, contact, host
  }

  public let from: MailAddress

  /// The name before the address in From; may be empty.
  public let displayName: String

  /// Whose server was attacked, at most 200 characters (XARF, `reporter.org`).
  public let organization: String

  /// Where a person answers.
  public let contact: MailAddress

  /// The host in Message-ID, by its whole name.
  public let host: HostName

  /// Takes over what has been checked.
  ///
  /// - Parameter allowed: Reserved domains that are good all the same: for tests.
  /// - Throws: `IdentityProblem` with its field.
  public init(
    from: String, displayName: String = "", organization: String, contact: String, host: String,
    allowing allowed: [String] = []
  ) throws(IdentityProblem) {
    self.from = try Self.address(from, .from, allowed)
    self.contact = try Self.address(contact, .contact, allowed)
    self.displayName = try Self.text(displayName, .displayName, upTo: 100)
    self.organization = try Self.text(organization, .organization, upTo: 200)
    guard !organization.isEmpty else { throw IdentityProblem("", "must not be empty", .organization) }
    do {
      self.host = try HostName(host, allowing: allowed)
    } catch {
      throw error.about(.host)
    }
  }

  private static func address(
    _ text: String, _ field: Field, _ allowed: [String]
  ) throws(IdentityProblem) -> MailAddress {
    let address: MailAddress
    do {
      address = try MailAddress(text, allowing: allowed)
    } catch {
      throw error.about(field)
    }
    // Nobody reads it on most machines, and mail from it is what a machine sends that nobody has set up.
    guard address.local.lowercased() != "root" else {
      throw IdentityProblem(text, "is a mailbox of the system; write an address that somebody reads", field)
    }
    return address
  }

  private static func text(
    _ text: String, _ field: Field, upTo limit: Int
  ) throws(IdentityProblem) -> String {
    guard text.unicodeScalars.count <= limit else {
      throw IdentityProblem(text, "has more than \(limit) characters", field)
    }
    guard String(printing: text.utf8) == text else {
      throw IdentityProblem(text, "has characters that cannot be shown", field)
    }
    return text
  }
}

/// Why we cannot write as somebody; says nothing of the place, which the caller knows.
public struct IdentityProblem: Problem, Equatable {
  /// The text in quotes and the reason.
  public var description: String { "'\(subject)' \(reason)" }

  /// nil for a name or an address that is not part of an identity.
  public let field: Identity.Field?
  let reason: String
  private let subject: String

  init(_ subject: String, _ reason: String, _ field: Identity.Field? = nil) {
    self.subject = String(printing: subject.utf8, limit: 300)
    self.reason = reason
    self.field = field
  }

  func about(_ field: Identity.Field) -> IdentityProblem {
    IdentityProblem(subject, reason, field)
  }
}
