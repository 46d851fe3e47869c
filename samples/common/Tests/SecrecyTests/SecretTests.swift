import Secrecy
import SecrecyTesting
import Testing

@Suite("Secrets")
struct SecretTests {
  private struct Failure: Error {}

  private struct Holder {
    let secret: Secret
  }

  @Test("Neither printing nor dumping shows a secret, nor what holds one")
  func notShown() {
    let secret = Secret("hunter2".utf8)
    var dumped = ""
    dump(secret, to: &dumped)
    dump(Holder(secret: secret), to: &dumped)
    let shown = [
      "\(secret)", String(reflecting: secret), "\(Holder(secret: secret))", dumped,
      "\(Optional(secret) as Any)", "\([secret])",
      "\(Mirror(reflecting: secret).children.map { "\($0)" })",
    ]
    for text in shown { #expect(!text.contains("hunter2")) }
    #expect("\(secret)" == "(secret)")
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test("A secret holds what it was made of, and a zero after it")
  func contents() {
    #expect(Secret("abc".utf8).text == "abc")
    #expect(Secret([]).count == 0)
    #expect(Secret(count: 3) { _ in }.text == "\0\0\0")
    #expect(Secret(count: -1) { _ in }.count == 0)
    #expect(Secret(joining: [Secret("a".utf8), Secret([]), Secret("bc".utf8)]).text == "abc")
    #expect(Secret(joining: []).count == 0)
    Secret("abc".utf8).withBytes { #expect($0.baseAddress?.load(fromByteOffset: 3, as: UInt8.self) == 0) }
  }

  @Test("Secrets are compared by their bytes")
  func equality() {
    #expect(Secret("abc".utf8).isEqual(to: Secret("abc".utf8)))
    #expect(!Secret("abc".utf8).isEqual(to: Secret("abd".utf8)))
    #expect(!Secret("abc".utf8).isEqual(to: Secret("ab".utf8)))
    #expect(Secret([]).isEqual(to: Secret([])))
  }

  @Test("A filling that fails is passed on")
  func failure() {
    #expect(throws: Failure.self) {
      try Secret(count: 8) { room throws(Failure) in
        room[0] = 1
        throw Failure()
      }
    }
  }

  @Test("A secret is found in memory while it is there, and not when it is gone")
  func wiped() throws {
    let needle = try Needle()
    var secret: Secret? = needle.secret()
    #expect(try needle.copiesInMemory() == 1)
    withExtendedLifetime(secret) {}
    secret = nil
    #expect(try needle.copiesInMemory() == 0)
  }

  @Test("A secret whose filling fails is gone from memory")
  func wipedOnFailure() throws {
    let needle = try Needle()
    #expect(throws: Failure.self) {
      try Secret(count: needle.count) { room throws(Failure) in
        needle.write(to: room)
        throw Failure()
      }
    }
    #expect(try needle.copiesInMemory() == 0)
  }
}
