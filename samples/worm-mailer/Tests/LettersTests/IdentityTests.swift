import Letters
import Testing

@Suite("An identity")
struct IdentityTests {
  private func problem(
    from: String = "worm@sample.net", name: String = "Worm", organization: String = "Sample Org",
    contact: String = "noc@sample.net", host: String = "www.sample.net"
  ) -> IdentityProblem? {
    #expect(throws: IdentityProblem.self) {
      _ = try Identity(
        from: from, displayName: name, organization: organization, contact: contact, host: host)
    }
  }

  @Test("is made of plain addresses, names and a host")
  func good() throws {
    let identity = try Identity(
      from: "Worm.Reports+x@Sample.NET", organization: "Müller & Söhne", contact: "noc@sample.net",
      host: "WWW.sample.net")
    #expect(identity.from.description == "Worm.Reports+x@sample.net")
    #expect(identity.host.description == "www.sample.net")
  }

  @Test(
    "is not made of an address that nobody can answer to, or that is more than one",
    arguments: [
      ("root@sample.net", "is a mailbox of the system; write an address that somebody reads"),
      ("Root@sample.net", "is a mailbox of the system; write an address that somebody reads"),
      ("worm@localhost", "has no domain; write the whole name"),
      ("worm@localhost.localdomain", "is in the reserved domain 'localdomain', to which nobody can answer"),
      ("worm@www.example.com", "is in the reserved domain 'example.com', to which nobody can answer"),
      ("worm@mail.test", "is in the reserved domain 'test', to which nobody can answer"),
      ("worm@box.local", "is in the reserved domain 'local', to which nobody can answer"),
      ("worm@192.0.2.1", "is not a host name; an address in digits is not one"),
      ("worm@[192.0.2.1]", "is not a host name"),
      ("worm@sample..net", "is not a host name"),
      ("worm@sample.net.", "is not a host name"),
      ("worm@-a.net", "is not a host name"),
      ("worm@sämple.net", "is not a host name"),
      ("worm", "is not an address like 'name@example.org'"),
      ("a@b@sample.net", "is not an address like 'name@example.org'"),
      ("@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      ("a b@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      ("\"a\"@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      ("a(x)@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      ("a..b@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      ("wörm@sample.net", "has something before the '@' other than letters, digits, and signs like '-'"),
      (
        "a\r\nBcc: x@sample.net",
        "has something before the '@' other than letters, digits, and signs like '-'"
      ),
    ])
  func addresses(address: String, reason: String) {
    let shown = address.split(separator: "\r\n").joined(separator: "\\r\\n")
    #expect(problem(from: address)?.description == "'\(shown)' \(reason)")
    #expect(problem(from: address)?.field == .from)
    #expect(problem(contact: address)?.field == .contact)
  }

  @Test("has an address of 254 bytes at most")
  func long() {
    let label = String(repeating: "a", count: 60)
    let address = "\(label)@\(label).\(label).\(label).aaaaaaaaa.net"
    #expect(problem(from: address)?.description == "'\(address)' is longer than 254 bytes")
  }

  @Test(
    "has a host with a domain that is not reserved",
    arguments: ["mailer", "localhost", "a.internal", "10.1.2.3", "a_b.net"])
  func host(host: String) {
    #expect(problem(host: host)?.field == .host)
  }

  @Test(
    "has names that can be shown on one line",
    arguments: ["a\nb", "a\r\nBcc: x", "\u{202E}a", "a\0", "\u{1B}[2J"])
  func names(name: String) {
    #expect(problem(name: name)?.field == .displayName)
    #expect(problem(organization: name)?.field == .organization)
    #expect(problem(organization: name)?.description.hasSuffix("has characters that cannot be shown") == true)
  }

  @Test("has names that are not too long, and an organization")
  func lengths() {
    #expect(problem(name: String(repeating: "x", count: 101))?.field == .displayName)
    #expect(problem(organization: String(repeating: "x", count: 201))?.field == .organization)
    #expect(problem(organization: "")?.description == "'' must not be empty")
  }

  @Test("may be in a reserved domain where that is allowed, and in no other")
  func allowed() throws {
    _ = try MailAddress("a@b.mailer.test", allowing: ["mailer.test"])
    #expect(throws: IdentityProblem.self) { try MailAddress("a@notmailer.test", allowing: ["mailer.test"]) }
  }
}
