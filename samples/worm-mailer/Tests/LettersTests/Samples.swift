import Addresses
import Attacks
import Letters
import Secrecy
import Testing

/// The report that most tests write about, and who writes it.
enum Samples {
  static let number = "0f8fad5b-d9cb-469f-a165-70867728950e"
  static let earlier = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

  static func seal(_ key: String = "0123456789abcdef") throws -> Seal {
    try Seal(key: Secret(key.utf8))
  }

  static func identity(name: String = "Worm Reports", organization: String = "Sample Org") throws -> Identity
  {
    try Identity(
      from: "worm@mailer.test", displayName: name, organization: organization, contact: "noc@mailer.test",
      host: "www.mailer.test", allowing: ["test"])
  }

  static func letterhead(
    _ identity: Identity? = nil, template: LetterTemplate = .standard, returns: Bool = true
  ) throws -> Letterhead {
    let address = try ReturnAddress(MailAddress("worm@mailer.test", allowing: ["test"]))
    return Letterhead(
      identity: try identity ?? self.identity(), template: template, seal: try seal(),
      returnAddress: returns ? address : nil)
  }

  static func attack(
    from address: String = "192.0.2.7", lines: [String] = nimda, port: UInt16? = 4097,
    host: String? = "www.mailer.test"
  ) throws -> Attack {
    let address = try #require(IPAddress(address))
    let hits = lines.enumerated().map { index, line in
      Hit(
        address: address, port: port.map { $0 &+ UInt16(truncatingIfNeeded: index) },
        time: 1_795_359_845 + Int64(index),
        signature: "nimda", line: line, host: host)
    }
    var attack = Attack(try #require(hits.first))
    for hit in hits.dropFirst() { attack.add(hit) }
    return attack
  }

  static let nimda = [
    "GET /scripts/root.exe?/c+dir HTTP/1.0",
    "GET /scripts/..%255c../winnt/system32/cmd.exe?/c+dir HTTP/1.0",
    "GET /_mem_bin/..%255c../..%255c../..%255c../winnt/system32/cmd.exe?/c+dir HTTP/1.0",
  ]

  static let signature = ReportFacts.Signature(
    name: "nimda", title: "Nimda worm",
    explanation: "looks for Microsoft web servers that run cmd.exe for anybody, and spreads to them.",
    source: "CERT Advisory CA-2001-26", xarf: .infectedHost)

  static func facts(_ attack: Attack? = nil) throws -> ReportFacts {
    ReportFacts(
      reportID: try #require(ReportID(number)), created: 1_795_360_000, attack: try attack ?? self.attack(),
      hostName: "host7.victim.test", signature: signature, recipients: ["postmaster@victim.test"],
      reason: "victim.test is the domain of host7.victim.test, the confirmed name of the address",
      target: .init(name: "www.mailer.test", address: IPAddress("198.51.100.1"), port: 80))
  }
}
