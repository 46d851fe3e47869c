import Addresses
import Lookup
import NameServers
import ServerTesting
import Testing

/// Numbers of the types of records.
private enum Kind {
  static let a: UInt16 = 1
  static let cname: UInt16 = 5
  static let ptr: UInt16 = 12
  static let mx: UInt16 = 15
  static let txt: UInt16 = 16
}

@Suite("Whatever a name server does")
struct HostileServerTests {
  private let victim: DomainName
  private let host: IPAddress

  init() throws {
    victim = try DomainName.required("victim.example")
    host = try IPAddress.required("192.0.2.7")
  }

  private func mailHosts(of server: PlayedNameServer, seconds: Double = 5) throws -> LookupFailure? {
    let names = try Resolver.asking(server.endpoint, seconds: seconds)
    return LookupFailure.of { () throws(LookupFailure) in try names.exchangers(of: victim) }
  }

  @Test(
    "that it cannot or does not want to answer is not that there is nothing",
    arguments: [1, 2, 4, 5, 6, 9, 15])
  func failing(code: Int) throws {
    let server = try PlayedNameServer { [$0.answer(code: UInt8(code))] }
    let reason = try #require(try mailHosts(of: server)?.reason)
    #expect(reason.hasPrefix("'victim.example': MX records: "))
  }

  @Test("NXDOMAIN and an empty answer are that there is nothing", arguments: [0, 3])
  func nothing(code: Int) throws {
    let server = try PlayedNameServer { [$0.answer(code: UInt8(code))] }
    #expect(try mailHosts(of: server) == .noRecords)
  }

  @Test("silence ends in time")
  func silence() throws {
    let server = try PlayedNameServer { _ in [] }
    // A time limit of the test would include its wait for a thread, while others are busy.
    let begin = ContinuousClock.now
    #expect(
      try mailHosts(of: server, seconds: 0.2) == .temporary("'victim.example': MX records: no answer in time")
    )
    #expect(ContinuousClock.now - begin < .seconds(5))
  }

  @Test("all tries together end in time, too: before a second one")
  func limit() throws {
    let server = try PlayedNameServer { _ in [] }
    var settings = ResolverSettings()
    settings.servers = [try #require(NameServer(server.endpoint))]
    settings.tries = 10
    settings.secondsPerTry = 30
    settings.secondsInAll = 0.5
    let names = Resolver(settings)
    #expect(
      LookupFailure.of { () throws(LookupFailure) in try names.exchangers(of: victim) }
        == .temporary("'victim.example': MX records: no answer in time"))
    #expect(server.questions.count == 1)
  }

  @Test("a port where nobody listens is a temporary failure")
  func nobody() throws {
    let names = try Resolver.asking("127.0.0.1:\(try FreePorts.find(1)[0])", seconds: 0.2)
    #expect(
      LookupFailure.of { () throws(LookupFailure) in try names.exchangers(of: victim) }
        == .temporary("'victim.example': MX records: no name server gives an answer"))
  }

  @Test("the second server answers where the first does not")
  func second() throws {
    let first = try PlayedNameServer { [$0.answer(code: 2)] }
    let second = try PlayedNameServer { [$0.answer([DNSQuestion.record(Kind.a, [192, 0, 2, 7])])] }
    var settings = ResolverSettings()
    settings.servers = try [first, second].map { try #require(NameServer($0.endpoint)) }
    #expect(try Resolver(settings).addresses(of: victim, isIPv6: false) == [host])
  }

  @Test("a truncated answer is asked for again by TCP, and a hundred names are read")
  func truncated() throws {
    let server = try PlayedNameServer { question in
      guard question.isTCP else { return [question.answer(isTruncated: true)] }
      return [
        question.answer(
          (0..<100).map { DNSQuestion.record(Kind.ptr, DNSQuestion.wire("host-\($0).victim.example")) })
      ]
    }
    let found = try Resolver.asking(server.endpoint).pointers(of: host)
    #expect(found == (0..<100).map { "host-\($0).victim.example" }.sorted())
    #expect(server.questions.map(\.isTCP) == [false, true])
  }

  @Test("all records of a long answer are read")
  func many() throws {
    let server = try PlayedNameServer { question in
      guard question.isTCP else { return [question.answer(isTruncated: true)] }
      return [
        question.answer(
          (0..<3000).map { DNSQuestion.record(Kind.a, [10, 0, UInt8($0 >> 8), UInt8($0 & 255)]) })
      ]
    }
    let found = try Resolver.asking(server.endpoint).addresses(of: victim, isIPv6: false)
    #expect(found.count == 3000)
  }

  @Test("a truncated answer is not taken for the whole where TCP is refused")
  func refusedTCP() throws {
    let server = try PlayedNameServer(takesTCP: false) { question in
      [
        question.answer(
          [DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("mx.example"))], isTruncated: true)
      ]
    }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': MX records: no name server gives an answer"))
  }

  @Test("an answer is not taken for the whole that is truncated by TCP, too", arguments: [0, 1])
  func truncatedTCP(count: Int) throws {
    let record = DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("mx.example"))
    let records = [[UInt8]](repeating: record, count: count)
    let server = try PlayedNameServer { [$0.answer(records, isTruncated: true)] }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': MX records: the answer cannot be read"))
  }

  @Test("an answer to another question, or with another identifier, is not an answer")
  func forged() throws {
    let server = try PlayedNameServer { question in
      let bad = DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("evil.example"))
      var other = question.answer([bad])
      other[13] ^= 1
      let good = DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("mx.victim.example"))
      return [question.answer([bad], identifier: 1), other, [], [0], question.answer([good])]
    }
    let found = try Resolver.asking(server.endpoint).exchangers(of: victim)
    #expect(found == [MailExchanger(preference: 10, host: "mx.victim.example")])
  }

  @Test("records of other names are not taken")
  func foreignRecords() throws {
    let server = try PlayedNameServer { question in
      [
        question.answer([
          DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("evil.example"), owner: "other.example")
        ])
      ]
    }
    #expect(try mailHosts(of: server) == .noRecords)
  }

  @Test("aliases are followed, within an answer and beyond")
  func aliases() throws {
    let server = try PlayedNameServer { question in
      switch question.name {
      case "victim.example":
        let second = DNSQuestion.record(Kind.cname, DNSQuestion.wire("two.example"), owner: "one.example")
        return [question.answer([second, DNSQuestion.record(Kind.cname, DNSQuestion.wire("One.Example"))])]
      case "two.example": return [question.answer([DNSQuestion.record(Kind.a, [192, 0, 2, 7])])]
      default: return [question.answer(code: 2)]
      }
    }
    #expect(try Resolver.asking(server.endpoint).addresses(of: victim, isIPv6: false) == [host])
    #expect(server.questions.map(\.name) == ["victim.example", "two.example"])
  }

  @Test("aliases that lead in a circle, or on and on, end", arguments: [true, false])
  func circle(isCircle: Bool) throws {
    let server = try PlayedNameServer { question in
      let target =
        isCircle ? (question.name == "victim.example" ? "b.example" : "victim.example") : "x." + question.name
      return [question.answer([DNSQuestion.record(Kind.cname, DNSQuestion.wire(target))])]
    }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': more than 8 aliases, one after the other"))
    #expect(server.questions.count == 9)
  }

  @Test("an alias of itself ends")
  func itself() throws {
    let server = try PlayedNameServer { question in
      [question.answer([DNSQuestion.record(Kind.cname, [0xC0, 12])])]
    }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': more than 8 aliases, one after the other"))
    #expect(server.questions.count == 1)
  }

  @Test("the reverse name of a part of a network (RFC 2317) is an alias like others")
  func classless() throws {
    let server = try PlayedNameServer { question in
      let alias = "7.0/25.2.0.192.in-addr.arpa"
      if question.name == alias {
        return [question.answer([DNSQuestion.record(Kind.ptr, DNSQuestion.wire("dsl.victim.example"))])]
      }
      return [question.answer([DNSQuestion.record(Kind.cname, DNSQuestion.wire(alias))])]
    }
    #expect(try Resolver.asking(server.endpoint).pointers(of: host) == ["dsl.victim.example"])
  }

  @Test("dots and control characters within a label stay what they are")
  func oddLabels() throws {
    let server = try PlayedNameServer { question in
      let label: [UInt8] = [0x61, 0x2E, 0x62, 0x0A, 0x00, 0xFF, 0x5C]
      return [
        question.answer([DNSQuestion.record(Kind.ptr, [7] + label + DNSQuestion.wire("Victim.example"))])
      ]
    }
    #expect(
      try Resolver.asking(server.endpoint).pointers(of: host) == ["a\\.b\\010\\000\\255\\\\.victim.example"])
  }

  @Test(
    "a record that makes no sense is a temporary failure",
    arguments: [
      // A pointer to itself, one forward, a reserved label type, a name that the data ends within, and nothing.
      [0, 10, 0xC0, 45], [0, 10, 0xC0, 250], [0, 10, 0x40, 1, 0], [0, 10, 9, 0x61], [], [0],
      [0, 10, 1, 0x61, 0, 0, 0],
    ] as [[UInt8]])
  func malformed(data: [UInt8]) throws {
    let server = try PlayedNameServer { [$0.answer([DNSQuestion.record(Kind.mx, data)])] }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': MX records: the answer cannot be read"))
  }

  @Test("more records than there are is a temporary failure")
  func fewer() throws {
    let server = try PlayedNameServer { question in
      [question.answer([DNSQuestion.record(Kind.mx, [0, 10] + DNSQuestion.wire("mx.example"))], count: 2)]
    }
    #expect(
      try mailHosts(of: server) == .temporary("'victim.example': MX records: the answer cannot be read"))
  }
}
