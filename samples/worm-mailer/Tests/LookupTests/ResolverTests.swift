import Addresses
import Lookup
import NameServers
import Testing

extension Resolver {
  /// A resolver that asks one server once, and does not wait long for it.
  static func asking(_ endpoint: String, seconds: Double = 5) throws -> Resolver {
    var settings = ResolverSettings()
    settings.servers = [try #require(NameServer(endpoint))]
    settings.secondsPerTry = seconds
    settings.tries = 1
    settings.secondsInAll = 20
    return Resolver(settings)
  }
}

extension LookupFailure {
  /// What a lookup threw; nil when it gave an answer.
  static func of<Value>(_ lookup: () throws(LookupFailure) -> Value) -> LookupFailure? {
    do throws(LookupFailure) {
      _ = try lookup()
      return nil
    } catch {
      return error
    }
  }

  /// The reason of a temporary failure.
  var reason: String? { if case .temporary(let reason) = self { reason } else { nil } }
}

extension DomainName {
  /// A name that a test needs.
  static func required(_ text: String) throws -> DomainName { try #require(DomainName(text)) }
}

extension IPAddress {
  /// An address that a test needs.
  static func required(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }
}

@Suite("Lookups at a real dnsmasq", .enabled(if: RealDnsmasq.isInstalled, "dnsmasq is not installed"))
struct ResolverTests {
  private static let configuration = """
    host-record=dsl-7.pool.victim.example,192.0.2.7
    host-record=both.victim.example,192.0.2.8,2001:db8::8
    mx-host=victim.example,mail.victim.example,10
    mx-host=victim.example,backup.victim.example,20
    mx-host=victim.example,another.victim.example,10
    dns-rr=nomail.example,15,000000
    ptr-record=13.2.0.192.in-addr.arpa,b.second.example
    ptr-record=13.2.0.192.in-addr.arpa,a.first.example
    ptr-record=16.2.0.192.in-addr.arpa,"bad_host name.example"
    ptr-record=17.2.0.192.in-addr.arpa,localhost
    host-record=v6.victim.example,2001:db8::7
    txt-record=7.2.0.192.contacts.example,"abuse@victim.example","noc@victim.example"
    cname=alias.victim.example,another-alias.victim.example
    cname=another-alias.victim.example,dsl-7.pool.victim.example
    """

  private let server: RealDnsmasq
  private let names: Resolver

  init() throws {
    server = try RealDnsmasq(Self.configuration)
    names = try Resolver.asking(server.endpoint)
  }

  @Test("give names in the order of their bytes, with escapes for what is not printable")
  func pointers() throws {
    #expect(try names.pointers(of: .required("192.0.2.7")) == ["dsl-7.pool.victim.example"])
    #expect(try names.pointers(of: .required("192.0.2.13")) == ["a.first.example", "b.second.example"])
    #expect(try names.pointers(of: .required("192.0.2.16")) == ["bad_host\\032name.example"])
    #expect(try names.pointers(of: .required("192.0.2.17")) == ["localhost"])
    #expect(try names.pointers(of: .required("2001:db8::7")) == ["v6.victim.example"])
  }

  @Test("give addresses of both kinds, behind aliases too")
  func addresses() throws {
    #expect(
      try names.addresses(of: .required("both.victim.example")).map(\.description) == [
        "192.0.2.8", "2001:db8::8",
      ])
    #expect(try names.addresses(of: .required("alias.victim.example")).map(\.description) == ["192.0.2.7"])
    #expect(try names.addresses(of: .required("v6.victim.example")).map(\.description) == ["2001:db8::7"])
  }

  @Test("give mail servers by preference, and the null MX")
  func exchangers() throws {
    #expect(
      try names.exchangers(of: .required("victim.example")) == [
        MailExchanger(preference: 10, host: "another.victim.example"),
        MailExchanger(preference: 10, host: "mail.victim.example"),
        MailExchanger(preference: 20, host: "backup.victim.example"),
      ])
    #expect(
      try names.exchangers(of: .required("nomail.example")) == [MailExchanger(preference: 0, host: ".")])
  }

  @Test("give texts, with the strings of a record joined")
  func texts() throws {
    let texts = try names.texts(of: .required("7.2.0.192.contacts.example"))
    #expect(texts == [Array("abuse@victim.examplenoc@victim.example".utf8)])
  }

  @Test("tell that there is nothing: no name, and no records of the type")
  func nothing() throws {
    let (stranger, victim) = (try IPAddress.required("192.0.2.99"), try DomainName.required("victim.example"))
    let dsl = try DomainName.required("dsl-7.pool.victim.example")
    #expect(LookupFailure.of { () throws(LookupFailure) in try names.pointers(of: stranger) } == .noRecords)
    #expect(LookupFailure.of { () throws(LookupFailure) in try names.addresses(of: victim) } == .noRecords)
    #expect(LookupFailure.of { () throws(LookupFailure) in try names.exchangers(of: dsl) } == .noRecords)
    #expect(LookupFailure.of { () throws(LookupFailure) in try names.texts(of: dsl) } == .noRecords)
  }
}
