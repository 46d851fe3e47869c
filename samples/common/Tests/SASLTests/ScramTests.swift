import ProgramTesting
import SASL
import SecrecyTesting
import Testing

@Suite("SCRAM")
struct ScramTests {
  static let first256 =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
  static let nonce256 = "rOprNGfwEbeRWgbNEkqO"

  /// RFC 7677's user, after the first message.
  private func started(nonce: String = nonce256) throws -> Scram {
    var scram = Scram(.sha256, Credentials("user", "pencil"), nonce: nonce)
    _ = try scram.start()
    return scram
  }

  @Test("The example of RFC 5802, section 5")
  func sha1() throws {
    var scram = Scram(.sha1, Credentials("user", "pencil"), nonce: "fyko+d2lbbFgONRv9qkxdawL")
    #expect(scram.name == "SCRAM-SHA-1")
    #expect(try scram.begin() == "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL")
    let answer = try scram.answer(
      "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")
    #expect(
      answer
        == "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")
    #expect(try scram.answer("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=") == "")
    #expect(scram.iterations == 4096)
    #expect(scram.remarks == [])
    try scram.finish()
  }

  @Test("The example of RFC 7677, section 3")
  func sha256() throws {
    var scram = Scram(.sha256, Credentials("user", "pencil"), nonce: Self.nonce256)
    #expect(scram.name == "SCRAM-SHA-256")
    #expect(try scram.begin() == "n,,n=user,r=rOprNGfwEbeRWgbNEkqO")
    #expect(
      try scram.answer(Self.first256)
        == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    )
    #expect(try scram.answer("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=") == "")
    try scram.finish()
  }

  @Test("The nonce differs from one exchange to the next")
  func randomNonce() throws {
    var one = Scram(.sha256, Credentials("user", "pencil"))
    var other = one
    let message = try #require(try one.begin())
    #expect(message.utf8.count == "n,,n=user,r=".utf8.count + 32)
    #expect(try other.begin() != message)
  }

  @Test("Commas and equals signs in names are escaped")
  func names() throws {
    var scram = Scram(.sha1, Credentials("a,b=c", "x", actingFor: "=,"), nonce: "n")
    #expect(try scram.begin() == "n,a==3D=2C,n=a=2Cb=3Dc,r=n")
    // The header comes back in the second message.
    #expect(try scram.answer("r=nm,s=AAAA,i=1").hasPrefix("c=" + Base64.encode(Array("n,a==3D=2C,".utf8))))
  }

  @Test(
    "The channel binding is told and sent",
    arguments: [
      (Scram.Binding.unsupported, "SCRAM-SHA-256", "n,,", ""),
      (.notOffered, "SCRAM-SHA-256", "y,,", ""),
      (
        .bound(ChannelBinding(.serverEndPoint, data: [1, 2, 0xFF])), "SCRAM-SHA-256-PLUS",
        "p=tls-server-end-point,,", "\u{1}\u{2}\u{FF}"
      ),
      (.bound(ChannelBinding(.exporter, data: [7])), "SCRAM-SHA-256-PLUS", "p=tls-exporter,,", "\u{7}"),
    ] as [(Scram.Binding, String, String, String)])
  func channelBinding(binding: Scram.Binding, name: String, header: String, data: String) throws {
    var scram = Scram(.sha256, Credentials("user", "pencil"), binding: binding, nonce: "n")
    #expect(scram.name == name)
    #expect(try scram.begin() == "\(header)n=user,r=n")
    let sent = try #require(scram.answer("r=nm,s=AAAA,i=4096").split(separator: ",").first)
    let bytes = Array(header.utf8) + data.unicodeScalars.map { UInt8($0.value) }
    #expect(try Base64.decode(String(sent.dropFirst(2))) == bytes)
  }

  @Test("A server that says yes without its proof is not believed")
  func noProof() throws {
    var scram = try started()
    #expect(throws: SASLProblem.self) { try scram.finish() }
    _ = try scram.answer(Self.first256)
    let expected = SASLProblem.serverNotAuthentic(
      "the server said yes without proving that it knows the password")
    #expect(throws: expected) { try scram.finish() }
  }

  @Test(
    "A wrong proof is not believed",
    arguments: [
      "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5=", "v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
      "v=", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl9", "v=!", "v=AAAA",
    ])
  func wrongProof(last: String) throws {
    var scram = try started()
    _ = try scram.answer(Self.first256)
    let expected = SASLProblem.serverNotAuthentic(
      "the server's proof is wrong, it does not know the password")
    #expect(throws: expected) { try scram.answer(last) }
    #expect(throws: SASLProblem.self) { try scram.finish() }
    // A right one that comes too late does not help.
    #expect(throws: SASLProblem.self) {
      try scram.answer("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    }
  }

  @Test("The server's errors are put into words")
  func errors() throws {
    var scram = try started()
    _ = try scram.answer(Self.first256)
    let expected = SASLProblem.refused("the server refuses: invalid-proof: the password is wrong")
    #expect(throws: expected) { try scram.answer("e=invalid-proof") }
    var other = try started()
    #expect(throws: SASLProblem.refused("the server refuses: we\\x1Bird")) {
      try other.answer("e=we\u{1B}ird")
    }
  }

  @Test("Few iterations work and are remarked upon")
  func fewIterations() throws {
    var scram = try started(nonce: "n")
    _ = try scram.answer("r=nm,s=AAAA,i=1")
    #expect(scram.iterations == 1)
    #expect(scram.remarks.count == 1)
    #expect(scram.remarks.first?.contains("1 iterations") == true)
  }

  @Test(
    "A hostile first message ends the exchange",
    arguments: [
      "", ",", "r", "r=", "=", "r=n,s=AAAA,i=4096", "r=m,s=AAAA,i=4096", "r=Nm,s=AAAA,i=4096", "r=nm",
      "r=nm,s=AAAA",
      "r=nm,i=4096,s=AAAA", "s=AAAA,r=nm,i=4096", "r=nm,s=,i=4096", "r=nm,s=!!!!,i=4096", "r=nm,s=AAA,i=4096",
      "r=nm,s=AAAA,i=", "r=nm,s=AAAA,i=0", "r=nm,s=AAAA,i=-1", "r=nm,s=AAAA,i=+1", "r=nm,s=AAAA,i=04096",
      "r=nm,s=AAAA,i=1e3", "r=nm,s=AAAA,i=10000001", "r=nm,s=AAAA,i=99999999999999999999999999",
      "r=nm,s=AAAA,i=٤٠٩٦", "m=x,r=nm,s=AAAA,i=4096", "r=n\u{e9},s=AAAA,i=4096", "r=n m,s=AAAA,i=4096",
      "r=nm,s=AAAA,i=4096,", "r=nm,s=AAAA,i=4096\0", "r=nm,s=AAAA,i=4096\n", "v=AAAA", "e=unknown-user", "e=",
      TestText("r=nm,s=" + String(repeating: "AAAA", count: 342) + ",i=4096"),
      TestText("r=n" + String(repeating: "m", count: 9000) + ",s=AAAA,i=4096"),
    ])
  func hostile(first: TestText) throws {
    var scram = try started(nonce: "n")
    #expect(throws: SASLProblem.self) { try scram.answer(first.text) }
    #expect(throws: SASLProblem.self) { try scram.answer("r=nm,s=AAAA,i=4096") }
    #expect(throws: SASLProblem.self) { try scram.finish() }
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notText() throws {
    var scram = try started(nonce: "n")
    #expect(throws: SASLProblem.self) { try scram.respond(to: Array("r=nm".utf8) + [0xFF]) }
  }

  @Test("Extensions after the count are passed over")
  func extensions() throws {
    var scram = try started(nonce: "n")
    #expect(try scram.answer("r=nm,s=AAAA,i=4096,x=y=z,t=é").hasPrefix("c=biws,r=nm,p="))
  }

  @Test("A challenge before the first message is refused, and so is one after the end")
  func outOfTurn() throws {
    var scram = Scram(.sha256, Credentials("user", "pencil"), nonce: Self.nonce256)
    #expect(throws: SASLProblem.self) { try scram.answer(Self.first256) }
    _ = try scram.start()
    _ = try scram.answer(Self.first256)
    _ = try scram.answer("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    #expect(throws: SASLProblem.self) { try scram.answer("") }
  }

  @Test(
    "What cannot be sent is refused at the beginning",
    arguments: [("", "x", "n"), ("a\0b", "x", "n"), ("a", "x\0", "n"), ("a", "x", "a,b"), ("a", "x", "")]
      as [(TestText, TestText, TestText)])
  func unusable(user: TestText, password: TestText, nonce: TestText) {
    var scram = Scram(.sha256, Credentials(user.text, password.text), nonce: nonce.text)
    #expect(throws: SASLProblem.self) { try scram.start() }
  }
}
