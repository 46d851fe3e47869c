import SeededRandom
import Testing
import Transport

@Suite("Endpoints")
struct EndpointTests {
  struct Good: CustomTestStringConvertible {
    var text: String
    var host: String
    var port: UInt16
    var testDescription: String { text }
  }

  @Test(
    "are a host and perhaps a port",
    arguments: [
      Good(text: "mail.example.org", host: "mail.example.org", port: 25),
      Good(text: "mail.example.org:2525", host: "mail.example.org", port: 2525),
      Good(text: "mail.example.org:submission", host: "mail.example.org", port: 587),
      Good(text: "mail:SUBMISSIONS", host: "mail", port: 465),
      Good(text: "mail:smtps", host: "mail", port: 465),
      Good(text: "mail:smtp", host: "mail", port: 25),
      Good(text: "127.0.0.1:65535", host: "127.0.0.1", port: 65535),
      Good(text: "::1", host: "::1", port: 25),
      Good(text: "[::1]", host: "::1", port: 25),
      Good(text: "[::1]:1", host: "::1", port: 1),
      Good(text: "[fe80::1%eth0]:25", host: "fe80::1%eth0", port: 25),
      Good(text: "[127.0.0.1]:12525", host: "127.0.0.1", port: 12525),
      Good(text: "[my.mail.server]", host: "my.mail.server", port: 25),
      Good(text: "x_y.test.:25", host: "x_y.test.", port: 25),
    ])
  func good(_ good: Good) throws {
    let endpoint = try Endpoint(parsing: good.text, defaultPort: 25)
    #expect(endpoint.host == good.host)
    #expect(endpoint.port == good.port)
    #expect(try Endpoint(parsing: endpoint.description, defaultPort: 1) == endpoint)
  }

  @Test(
    "are refused with the reason",
    arguments: [
      ("", "'': there is no host"),
      (":25", "':25': there is no host"),
      ("x:", "'x:': there is no port after ':'"),
      ("x:99999", "'x:99999': port must be 1 to 65535"),
      ("x:0", "'x:0': port must be 1 to 65535"),
      ("x:99999999999999999999999", "'x:99999999999999999999999': port must be 1 to 65535"),
      ("x:-1", "'x:-1': port must be 1 to 65535 or one of smtp, submission, submissions, smtps"),
      ("x:http", "'x:http': port must be 1 to 65535 or one of smtp, submission, submissions, smtps"),
      ("2001:db8::1:", "'2001:db8::1:': an IPv6 address with a port is written [ADDRESS]:PORT"),
      ("[::1", "'[::1': ']' is missing"),
      ("[::1]25", "'[::1]25': only ':PORT' may follow ']'"),
      ("a b", "'a b': the host is neither a name nor an address"),
      ("-x", "'-x': the host is neither a name nor an address"),
      (".", "'.': the host is neither a name nor an address"),
      ("a\r\nb", "'a\\r\\nb': the host is neither a name nor an address"),
      ("a\0b", "'a\\0b': the host is neither a name nor an address"),
      (
        "bücher.test",
        "'bücher.test': write a name that is not ASCII in its xn-- form, as 'idn2 NAME' prints it"
      ),
    ])
  func bad(text: String, problem: String) {
    let error = #expect(throws: EndpointProblem.self) { try Endpoint(parsing: text, defaultPort: 25) }
    #expect(error?.description == problem)
  }

  @Test("refuse a host that no name server can know")
  func longHost() {
    #expect(throws: EndpointProblem.self) {
      try Endpoint(parsing: String(repeating: "a.", count: 200), defaultPort: 25)
    }
  }

  @Test("know addresses from names, and which name a certificate is to have")
  func certificateName() throws {
    let name = try Endpoint(parsing: "mail.test.", defaultPort: 25)
    #expect(name.certificateName == "mail.test")
    #expect(!name.hostIsAddress)
    #expect(try Endpoint(parsing: "::1", defaultPort: 25).hostIsAddress)
    #expect(try Endpoint(parsing: "127.0.0.1", defaultPort: 25).hostIsAddress)
  }

  @Test("never trap, whatever is read")
  func random() {
    var generator = SeededGenerator(seed: 1)
    let alphabet = Array("a:[]%.-0159\0é\n")
    for _ in 0..<20000 {
      let length = Int.random(in: 0...12, using: &generator)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
      if let endpoint = try? Endpoint(parsing: text, defaultPort: 25) {
        #expect((try? Endpoint(parsing: endpoint.description, defaultPort: 1)) == endpoint, "\(endpoint)")
      }
    }
  }
}
