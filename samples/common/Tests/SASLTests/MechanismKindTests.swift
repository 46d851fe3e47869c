import SASL
import Testing

@Suite("The table of mechanisms")
struct MechanismKindTests {
  private let binding = ChannelBinding(.serverEndPoint, data: [1])

  @Test("Every name is there once, in capitals, with a sentence")
  func table() {
    #expect(Set(MechanismKind.all.map(\.name)).count == MechanismKind.all.count)
    for kind in MechanismKind.all {
      #expect(kind.name == kind.name.uppercased())
      #expect(!kind.why.isEmpty && !kind.why.hasSuffix("."))
      #expect(kind.risk <= kind.riskInTheClear)
      #expect(MechanismKind(named: kind.name.lowercased()) == kind)
    }
    #expect(MechanismKind(named: "X-UNKNOWN") == nil)
  }

  @Test(
    "What a server may list is known",
    arguments: [
      "DIGEST-MD5", "NTLM", "GSSAPI", "GSS-SPNEGO", "EXTERNAL", "ANONYMOUS", "OTP", "SCRAM-SHA-512",
    ])
  func known(name: String) throws {
    let kind = try #require(MechanismKind(named: name))
    #expect(!kind.isSupported)
    #expect(kind.mechanism(for: Credentials("u", "p")) == nil)
  }

  @Test("The factory makes the mechanism of that name, and the table tells the same as it")
  func factory() throws {
    for kind in MechanismKind.all where kind.isSupported {
      let options = MechanismOptions(channelBinding: binding)
      let mechanism = try #require(kind.mechanism(for: Credentials("u", "p"), options))
      #expect(mechanism.name == kind.name)
      #expect((kind.mechanism(for: Credentials("u", "p")) == nil) == kind.needsChannelBinding)
    }
  }

  @Test("The strongest comes first")
  func order() {
    let offered = [
      "LOGIN", "plain", "CRAM-MD5", "NTLM", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER",
    ]
    #expect(
      MechanismKind.usable(among: offered).map(\.name)
        == ["SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"])
    #expect(MechanismKind.usable(among: offered, with: .token).map(\.name) == ["OAUTHBEARER", "XOAUTH2"])
    let plus = offered + ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS"]
    #expect(
      MechanismKind.usable(among: plus, hasChannelBinding: true).map(\.name)
        == [
          "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN",
          "LOGIN",
        ])
    #expect(MechanismKind.usable(among: plus).first?.name == "SCRAM-SHA-256")
    #expect(MechanismKind.usable(among: []).isEmpty)
  }

  @Test(
    "SCRAM says whether it could have been bound to TLS",
    arguments: [
      ("SCRAM-SHA-256", ["SCRAM-SHA-256"], true, "y,,"),
      ("SCRAM-SHA-256", ["SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"], true, "n,,"),
      ("SCRAM-SHA-256", ["SCRAM-SHA-256"], false, "n,,"),
      ("SCRAM-SHA-1-PLUS", ["SCRAM-SHA-1-PLUS"], true, "p=tls-server-end-point,,"),
    ])
  func channelBinding(name: String, offered: [String], hasBinding: Bool, header: String) throws {
    let options = MechanismOptions(offered: offered, channelBinding: hasBinding ? binding : nil)
    var mechanism = try #require(MechanismKind(named: name)?.mechanism(for: Credentials("u", "p"), options))
    #expect(try mechanism.begin()?.hasPrefix(header) == true)
  }

  @Test("LOGIN and OAUTHBEARER get their options")
  func options() throws {
    let options = MechanismOptions(loginSendsNameFirst: true, server: .init(host: "mail.example", port: 587))
    var login = try #require(MechanismKind(named: "LOGIN")?.mechanism(for: Credentials("u", "p"), options))
    #expect(try login.begin() == "u")
    var bearer = try #require(
      MechanismKind(named: "OAUTHBEARER")?.mechanism(for: Credentials("u", "p"), options))
    #expect(try bearer.begin()?.contains("host=mail.example\u{1}port=587\u{1}") == true)
  }
}
