import Addresses
import Attacks
import Reporting
import Secrecy

extension Letterhead {
  /// Where to write to stop these mails; the last stops all.
  ///
  /// Without a return address the token stands in the subject of a mail to the address in From.
  func stopAddresses(_ facts: ReportFacts) throws(LetterProblem) -> [(label: String, address: String)] {
    let purposes: [(String, Seal.Purpose)] = [
      ("about this address", .stopAddress), ("about its network", .stopNetwork), ("of any kind", .stopAll),
    ]
    var addresses: [(label: String, address: String)] = []
    for (label, purpose) in purposes {
      if let returnAddress {
        let address = try returnAddress.address(purpose, of: facts.reportID, sealedBy: seal)
        addresses.append((label, "mailto:\(Self.encoded(address))?subject=STOP"))
      } else {
        let token = try seal.text(purpose, facts.reportID)
        addresses.append((label, "mailto:\(Self.encoded(identity.from.description))?subject=STOP%20\(token)"))
      }
    }
    return addresses
  }

  /// An address in an URL by RFC 6068, section 2, where `+` stands for itself; people copy it from there, too.
  private static func encoded(_ address: String) -> String {
    address.escaping { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "@", ".", "-", "_", "~", "+": nil
      default: "%" + String(hexadecimal: [UInt8(truncatingIfNeeded: scalar.value)], uppercase: true)
      }
    }
  }

  /// The value of To; a recipient may be nothing but an address like `postmaster@example.org`, or `root@localhost`.
  func recipients(_ facts: ReportFacts) throws(LetterProblem) -> String {
    for recipient in facts.recipients {
      // Who may get mail has been decided elsewhere; this is about what goes into a header.
      guard MailAddress.isPlain(recipient) else {
        throw LetterProblem("'\(LetterText.plain(recipient))' is not an address like 'name@example.org'")
      }
    }
    return facts.recipients.joined(separator: ", ")
  }

  /// `192.0.2.7: Nimda worm, 16 requests to www.example.org`, in ASCII.
  func subject(_ facts: ReportFacts, _ text: LetterText) -> String {
    let count = facts.attack.count
    let place = facts.target.isMasked ? nil : facts.target.name
    let target = place.map { " to \(LetterText.plain($0).prefix(100))" } ?? ""
    let title = text.title.escaping { $0.isASCII ? nil : "?" }
    let prefix = facts.review == nil ? "" : "[to be sent] "
    return "\(prefix)\(facts.attack.address): \(title), \(count) request\(count == 1 ? "" : "s")\(target)"
  }

  /// What the local administrator reads before a letter that is not sent yet.
  func review(_ facts: ReportFacts) -> [String] {
    guard let recipients = facts.review else { return [] }
    let names = recipients.map(LetterText.plain).joined(separator: ", ")
    let text = """
      This mail went to you only, as the first ones do. It would have gone to \(names.isEmpty ? "nobody" : names), \
      and looks like this:
      """
    return Wrapping(width: LetterTemplate.width).lines(text) + [""]
  }
}
