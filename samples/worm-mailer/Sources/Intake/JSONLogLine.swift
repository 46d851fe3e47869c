import Addresses
import FoundationEssentials
import Secrecy
import Signatures

/// Lines of Caddy and Traefik, which are JSON (RFC 8259).
enum JSONLogLine {
  static func entry(_ line: [UInt8]) throws(LogLineProblem) -> LogEntry {
    let fields: Fields
    do {
      fields = try JSONDecoder().decode(Fields.self, from: Data(line))
    } catch DecodingError.dataCorrupted {
      throw .json("is not JSON; it may have been cut")
    } catch {
      throw .json("has values that neither Caddy nor Traefik writes")
    }
    if let request = fields.request { return caddy(fields, request) }
    if fields.RequestPath != nil { return traefik(fields) }
    throw .json("has neither Caddy's 'request' nor Traefik's 'RequestPath'")
  }

  /// The fields of both; what is of an unexpected type counts as missing, or one odd field would cost the line.
  private struct Fields: Decodable {
    var request: CaddyRequest?
    var ts: Lenient?
    var status: Lenient?

    var ClientAddr: Lenient?
    var ClientHost: Lenient?
    var DownstreamStatus: Lenient?
    var RequestHost: Lenient?
    var RequestMethod: Lenient?
    var RequestPath: Lenient?
    var RequestProtocol: Lenient?
    var StartUTC: Lenient?
    var time: Lenient?
    var agent: Lenient?
    var referer: Lenient?
    var fetchSite: Lenient?

    enum CodingKeys: String, CodingKey {
      case request, ts, status, ClientAddr, ClientHost, DownstreamStatus, RequestHost, RequestMethod,
        RequestPath
      case RequestProtocol, StartUTC, time
      case agent = "request_User-Agent"
      case referer = "request_Referer"
      case fetchSite = "request_Sec-Fetch-Site"
    }
  }

  private struct CaddyRequest: Decodable {
    var remote_addr: Lenient?
    var remote_ip: Lenient?
    var remote_port: Lenient?
    var client_ip: Lenient?
    var proto: Lenient?
    var method: Lenient?
    var host: Lenient?
    var uri: Lenient?
    var headers: Headers?
  }

  private struct Headers: Decodable {
    var agent: [String]?
    var referer: [String]?
    var fetchSite: [String]?
    var forwardedFor: [String]?

    enum CodingKeys: String, CodingKey {
      case agent = "User-Agent"
      case fetchSite = "Sec-Fetch-Site"
      case forwardedFor = "X-Forwarded-For"
      case referer = "Referer"
    }

    init(from decoder: any Decoder) throws {
      guard let values = try? decoder.container(keyedBy: CodingKeys.self) else { return }
      agent = try? values.decode([String].self, forKey: .agent)
      referer = try? values.decode([String].self, forKey: .referer)
      fetchSite = try? values.decode([String].self, forKey: .fetchSite)
      forwardedFor = try? values.decode([String].self, forKey: .forwardedFor)
    }
  }

  /// A text or a number.
  private struct Lenient: Decodable {
    var text: String?
    var number: Double?

    init(from decoder: any Decoder) throws {
      guard let value = try? decoder.singleValueContainer() else { return }
      text = try? value.decode(String.self)
      if text == nil { number = try? value.decode(Double.self) }
    }

    /// A count, whether it is written as a number or in quotes.
    var integer: Int64? { number.map { Int64(exactly: $0.rounded(.down)) } ?? text.flatMap { Int64($0) } }
  }

  private static func caddy(_ fields: Fields, _ request: CaddyRequest) -> LogEntry {
    // Before 2.5 both are one field, `192.0.2.7:41342`.
    let endpoint = Endpoint(request.remote_addr?.text)
    let peer = request.remote_ip?.text ?? endpoint.host
    let peerPort = request.remote_port?.integer.flatMap { UInt16(exactly: $0) } ?? endpoint.port
    // Since 2.7 Caddy says who is behind a proxy that it trusts; the port is the proxy's then.
    let client = request.client_ip?.text ?? peer ?? ""
    var result = entry(
      .caddy, client, client == peer ? peerPort : nil, time(fields.ts),
      Request(
        method: (request.method?.text ?? "").utf8, target: (request.uri?.text ?? "").utf8,
        version: (request.proto?.text ?? "").utf8,
        agent: (request.headers?.agent?.first).map { Array($0.utf8) },
        referer: (request.headers?.referer?.first).map { Array($0.utf8) },
        fetchSite: (request.headers?.fetchSite?.first).map { Array($0.utf8) }),
      fields.status?.integer, request.host?.text)
    if client != peer, let address = result.address, address != lastForwarded(request.headers?.forwardedFor) {
      result.address = nil
      result.remark =
        "'client_ip' \(address) is not what the proxy has added to X-Forwarded-For; the client may have written it"
    }
    return result
  }

  /// The address at the end of X-Forwarded-For, which the proxy that is connected has added there.
  ///
  /// Unless told `trusted_proxies_strict`, Caddy takes the first one in the field, and what a client sends comes first.
  private static func lastForwarded(_ values: [String]?) -> IPAddress? {
    let last = values?.last?.utf8.suffix(200).split(separator: 0x2C, omittingEmptySubsequences: false).last
    return last.flatMap { IPAddress(String(decoding: $0.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self)) }
  }

  private typealias Time = (seconds: Int64?, isUnreadable: Bool)

  /// A time in one of the forms that Caddy's `time_format` offers; its `wall` forms do not tell the zone.
  private static func time(_ field: Lenient?) -> Time {
    guard let field else { return (nil, false) }
    let seconds =
      field.number.flatMap { LogTime.unix($0) }
      ?? field.text.flatMap { LogTime.rfc3339($0) ?? LogTime.common(Array($0.utf8.prefix(60))[...]) }
    return (seconds, seconds == nil)
  }

  private static func traefik(_ fields: Fields) -> LogEntry {
    let endpoint = Endpoint(fields.ClientAddr?.text)
    // Behind a proxy that Traefik trusts, what that one says; a list of several is not an address.
    let client = fields.ClientHost?.text ?? endpoint.host ?? ""
    return entry(
      .traefik, client, client == endpoint.host ? endpoint.port : nil,
      time(fields.StartUTC ?? fields.time),
      Request(
        method: (fields.RequestMethod?.text ?? "").utf8, target: (fields.RequestPath?.text ?? "").utf8,
        version: (fields.RequestProtocol?.text ?? "").utf8,
        agent: (fields.agent?.text).map { Array($0.utf8) },
        referer: (fields.referer?.text).map { Array($0.utf8) },
        fetchSite: (fields.fetchSite?.text).map { Array($0.utf8) }),
      fields.DownstreamStatus?.integer, fields.RequestHost?.text)
  }

  private static func entry(
    _ format: LogEntry.Format, _ client: String, _ port: UInt16?, _ time: Time, _ request: Request,
    _ status: Int64?, _ host: String?
  ) -> LogEntry {
    let address = IPAddress(client.utf8.count <= 100 ? client : "")
    let text = String(printing: client.utf8, limit: 100)
    return LogEntry(
      format: format, address: address, clientText: text, port: address == nil || port == 0 ? nil : port,
      time: time.seconds, timeIsUnreadable: time.isUnreadable, request: request,
      status: status.flatMap { (0...999).contains($0) ? Int($0) : nil },
      host: host.flatMap { HostName.cleaned($0.utf8) },
      remark: address == nil ? "'\(text)' is not the IP address of one client" : nil)
  }

  /// `192.0.2.7:41342` or `[2001:db8::7]:41342`.
  private struct Endpoint {
    var host: String?
    var port: UInt16?

    init(_ text: String?) {
      guard let text, text.utf8.count <= 100, let colon = text.lastIndex(of: ":"),
        let port = UInt16(digits: text[text.index(after: colon)...].utf8)
      else { return }
      let host = text[..<colon]
      self.host =
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
      self.port = port
    }
  }
}
