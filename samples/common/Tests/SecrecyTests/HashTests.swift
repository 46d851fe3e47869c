import Secrecy
import Testing

@Suite("A hash")
struct HashTests {
  @Test("is that of FIPS 180-4's example")
  func digest() throws {
    let digest = try #require(Hash.sha256.digest(Secret("abc".utf8)))
    #expect(
      digest.withBytes { String(hexadecimal: $0) }
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("with a key is that of RFC 4231, section 4.3")
  func authenticationCode() throws {
    let text = Secret("what do ya want for nothing?".utf8)
    let code = try #require(Hash.sha256.authenticationCode(key: Secret("Jefe".utf8), of: text))
    #expect(
      code.withBytes { String(hexadecimal: $0) }
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }
}
