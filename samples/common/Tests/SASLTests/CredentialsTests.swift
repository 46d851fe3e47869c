import SASL
import Secrecy
import SecrecyTesting
import Testing

@Suite("Credentials")
struct CredentialsTests {
  @Test("Neither printing nor dumping what holds a password shows it")
  func notShown() {
    let credentials = Credentials("joe", "hunter2")
    let message = Message(bytes: credentials.password, explanation: "x")
    var dumped = ""
    dump(credentials, to: &dumped)
    dump(Plain(credentials), to: &dumped)
    dump(message, to: &dumped)
    for text in ["\(credentials)", "\(Plain(credentials))", "\(message)", dumped] {
      #expect(!text.contains("hunter2"))
    }
  }

  @Test("They tell whether the password is ASCII")
  func ascii() {
    #expect(Credentials("jörg", "pass").passwordIsASCII)
    #expect(!Credentials("joe", "pässword").passwordIsASCII)
  }

  @Test(
    "No exchange leaves a copy of the password in memory",
    arguments: MechanismKind.all.filter(\.isSupported).map(\.name))
  func exchangeLeavesNothing(name: String) throws {
    let needle = try Needle()
    func exchange() throws {
      let who = Credentials(user: "joe", password: needle.secret())
      let options = MechanismOptions(channelBinding: ChannelBinding(.exporter, data: [1]))
      var mechanism = try #require(MechanismKind(named: name)?.mechanism(for: who, options))
      let first = try mechanism.start()
      if let first { _ = Payload(try Base64.decode(Base64.encode(first.bytes)), from: .client) }
      var challenge = "Password:"
      if name.hasPrefix("SCRAM") {
        let nonce = try #require(first?.bytes.text.split(separator: ",r=").last)
        challenge = "r=\(nonce)more,s=AAAA,i=4096"
      }
      if name != "PLAIN" {
        let answer = try mechanism.respond(to: Array(challenge.utf8))
        _ = Payload(try Base64.decode(Base64.encode(answer.bytes)))
      }
    }
    try exchange()
    #expect(try needle.copiesInMemory() == 0)
  }
}
