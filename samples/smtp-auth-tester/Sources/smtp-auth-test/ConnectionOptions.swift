import ArgumentParser
import Glibc
import NamedFiles
import SystemPackage
import Transport

/// Which server, and how to get to it: what `probe` and `auth` have in common.
struct ConnectionOptions: ParsableArguments {
  /// When TLS begins.
  enum TLSUse: String, CaseIterable, ExpressibleByArgument {
    /// With the command STARTTLS (RFC 3207).
    case starttls

    /// With the connection (RFC 8314), as at port 465.
    case implicit

    /// Never.
    case none
  }

  @Argument(
    help: ArgumentHelp(
      """
      The server. Without a port it is 587, or 465 with '--tls implicit'. An IPv6 address with a port needs \
      brackets, '[::1]:25'. Addresses such as smtps://HOST are read too.
      """, valueName: "host[:port]"))
  var server: String

  @Option(
    help: ArgumentHelp(
      "When TLS begins. (default: implicit at port 465, else by STARTTLS where it is offered)",
      valueName: "starttls|implicit|none"))
  var tls: TLSUse?

  @Option(help: ArgumentHelp("Trust only the authorities in this file (PEM).", valueName: "file"))
  var caFile: String?

  @Option(
    help: ArgumentHelp(
      "Trust only the certificate with this SHA-256, or, with 'spki:' before it, the public key.",
      valueName: "sha256"))
  var pin: String?

  @Option(
    help: ArgumentHelp("The oldest version of TLS to use.", valueName: "1.0|1.1|1.2|1.3"))
  var tlsMin = "1.2"

  @Option(
    help: ArgumentHelp(
      "The name for SNI that the certificate must have. (default: the host)", valueName: "name"))
  var serverName: String?

  @Option(
    help: ArgumentHelp(
      "The name to send with EHLO. (default: this machine's name if it has a dot, else its address)",
      valueName: "name"))
  var helo: String?

  @Option(
    help: ArgumentHelp("How long the server may take for each answer.", valueName: "seconds"))
  var timeout = 30.0

  @Flag(name: .customShort("4"), help: "Use IPv4 only.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Use IPv6 only.")
  var ipv6 = false

  /// The port that means TLS from the first byte (RFC 8314, section 7.3).
  private static let implicitPort: UInt16 = 465

  /// The port for mail from users (RFC 6409).
  private static let submissionPort: UInt16 = 587

  func validate() throws {
    if ipv4, ipv6 { throw ValidationError("'-4' and '-6' exclude each other") }
    if caFile != nil, pin != nil { throw ValidationError("'--ca-file' and '--pin' exclude each other") }
    guard timeout > 0, timeout <= 600 else {
      throw ValidationError("'--timeout' must be above 0 and at most 600 seconds")
    }
    if let helo, helo.isEmpty || !helo.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      throw ValidationError("'--helo' must be a name or an address in brackets, without blanks")
    }
    try Self.checkAuthorities(caFile)
    if let serverName {
      do {
        _ = try Endpoint(host: serverName, port: Self.submissionPort)
      } catch {
        throw ValidationError("'--server-name': \(error)")
      }
    }
    _ = try endpoint
    _ = try tlsUse
    _ = try tlsOptions
  }

  /// Refuses the file of '--ca-file' that cannot be read.
  static func checkAuthorities(_ path: String?) throws {
    guard let path else { return }
    do {
      try NamedFile(FilePath(path), mayBePipe: true).open().close()
    } catch {
      let reason = error as? Errno == .invalidArgument ? "not a regular file" : "\(error)"
      throw ValidationError("'--ca-file \(path.printable)': \(reason)")
    }
  }

  /// Where to connect to.
  var endpoint: Endpoint {
    get throws {
      let argument = try ServerArgument(server)
      let isImplicit = tls == .implicit || argument.isImplicit
      do {
        return try Endpoint(
          parsing: argument.server, defaultPort: isImplicit ? Self.implicitPort : Self.submissionPort)
      } catch {
        throw ValidationError(error.description)
      }
    }
  }

  /// When TLS begins, nil for by STARTTLS where it is offered.
  var tlsUse: TLSUse? {
    get throws {
      let isImplicit = try ServerArgument(server).isImplicit
      if let tls, isImplicit, tls != .implicit {
        throw ValidationError("'--tls \(tls.rawValue)' contradicts the server's 'smtps://'")
      }
      return try tls ?? (isImplicit || endpoint.port == Self.implicitPort ? .implicit : nil)
    }
  }

  /// What the certificate must be like.
  var tlsOptions: TLSOptions {
    get throws {
      guard let version = TLSOptions.Version.allCases.first(where: { $0.name == tlsMin }) else {
        throw ValidationError("'--tls-min \(tlsMin)' is not one of 1.0, 1.1, 1.2 and 1.3")
      }
      return TLSOptions(trust: try trust, minimumVersion: version, serverName: serverName)
    }
  }

  private var trust: TLSOptions.Trust {
    get throws {
      if let caFile { return .authorities(file: caFile) }
      guard let pin else { return .systemAuthorities }
      guard let pin = CertificatePin(parsing: pin) else {
        throw ValidationError("'--pin' must be a SHA-256, 64 hexadecimal digits")
      }
      return .pin(pin)
    }
  }

  /// The name that EHLO says, a whole one; nil where the machine has none, and its address takes the place (RFC 5321,
  /// section 4.1.4).
  var clientName: String? {
    if let helo { return helo }
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
    let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWhole = name.contains(".") && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isWhole ? name : nil
  }

  var family: AddressFamily { ipv4 ? .ipv4 : ipv6 ? .ipv6 : .any }
}
