import COpenSSL

/// A TLS connection over another connection, from the client's side.
///
/// OpenSSL never touches the socket: what it wants to send and to receive passes through memory, and the connection
/// below does the waiting. So every wait has its deadline, and no signal comes of a closed connection.
public final class TLS: Connection {
  /// What came out of the handshake.
  public let state: TLSState

  private let ssl: OpaquePointer
  // Owned by `ssl`.
  private let incoming: OpaquePointer
  private let outgoing: OpaquePointer
  private let below: any Connection
  private var isBroken = false

  /// No more certificates of a chain than this are looked at.
  private static let maximumOfCertificates: Int32 = 10

  /// Shakes hands, and leaves the judgement over the certificate to the caller.
  ///
  /// - Important: Nothing secret may be sent unless `state.isTrusted`.
  /// - Parameters:
  ///   - below: A connection from which every byte of what was said before has been taken.
  ///   - endpoint: Where it leads to; its host is the name wanted, unless the options have another.
  public init(
    over below: any Connection, to endpoint: Endpoint, options: TLSOptions = TLSOptions(),
    by deadline: Deadline
  ) throws(TransportProblem) {
    OpenSSLError.clear()
    let name = try Self.name(options, endpoint)
    let check = CertificateCheck(trust: options.trust, name: name)
    guard let context = SSL_CTX_new(TLS_client_method()) else {
      throw .unusableSettings("TLS: \(OpenSSLError.takeText())")
    }
    // The connection keeps it as long as it needs it.
    defer { SSL_CTX_free(context) }
    pkgh_SSL_CTX_set_client_options(context)
    guard pkgh_SSL_CTX_set_min_proto_version(context, options.minimumVersion.rawValue) == 1 else {
      throw .unusableSettings("TLS \(options.minimumVersion.name): \(OpenSSLError.takeText())")
    }
    try check.prepare(context)
    guard let ssl = SSL_new(context) else { throw .unusableSettings("TLS: \(OpenSSLError.takeText())") }
    guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
      SSL_free(ssl)
      throw .unusableSettings("TLS: \(OpenSSLError.takeText())")
    }
    SSL_set_bio(ssl, incoming, outgoing)
    do {
      try check.prepare(connection: ssl)
      try Self.shakeHands(ssl, incoming, outgoing, below, deadline)
    } catch {
      SSL_free(ssl)
      throw error
    }
    // It is told about nothing more once the handshake is over.
    SSL_set_ex_data(ssl, 0, nil)
    self.ssl = ssl
    self.incoming = incoming
    self.outgoing = outgoing
    self.below = below
    state = Self.state(of: ssl, check)
  }

  deinit { SSL_free(ssl) }

  private static func name(_ options: TLSOptions, _ endpoint: Endpoint) throws(TransportProblem) -> Endpoint {
    guard let name = options.serverName else { return endpoint }
    do {
      return try Endpoint(host: name, port: endpoint.port)
    } catch {
      throw .unusableSettings(error.description)
    }
  }

  private static func shakeHands(
    _ ssl: OpaquePointer, _ incoming: OpaquePointer, _ outgoing: OpaquePointer, _ below: any Connection,
    _ deadline: Deadline
  ) throws(TransportProblem) {
    while true {
      OpenSSLError.clear()
      let result = SSL_connect(ssl)
      let reason = SSL_get_error(ssl, result)
      let (text, alert) = result == 1 || reason == SSL_ERROR_WANT_READ ? ("", nil) : OpenSSLError.take()
      do {
        try flush(outgoing, to: below, by: deadline)
      } catch {
        // That the alert did not get through is not the news.
        guard text.isEmpty else { throw .handshakeFailed(text, alert: alert) }
        throw error
      }
      if result == 1 { return }
      guard reason == SSL_ERROR_WANT_READ else { throw .handshakeFailed(text, alert: alert) }
      let bytes = try below.read(atMost: 16_384, by: deadline)
      guard !bytes.isEmpty else { throw .handshakeFailed("the server closed the connection") }
      BIO_write(incoming, bytes, Int32(bytes.count))
    }
  }

  private static func flush(
    _ outgoing: OpaquePointer, to below: any Connection, by deadline: Deadline
  ) throws(TransportProblem) {
    while BIO_ctrl_pending(outgoing) > 0 {
      let bytes = [UInt8](unsafeUninitializedCapacity: 32_768) { buffer, filled in
        filled = Int(max(0, BIO_read(outgoing, buffer.baseAddress, Int32(buffer.count))))
      }
      try below.write(bytes, by: deadline)
    }
  }

  private static func state(of ssl: OpaquePointer, _ check: CertificateCheck) -> TLSState {
    let pointers = (0..<min(pkgh_peer_chain_count(ssl), maximumOfCertificates)).compactMap {
      pkgh_peer_chain_certificate(ssl, $0)
    }
    let chain = pointers.map { Certificate($0) }
    let cipher = SSL_get_current_cipher(ssl)
    let exporter = [UInt8](unsafeUninitializedCapacity: 32) { buffer, filled in
      let label = "EXPORTER-Channel-Binding"
      let isGood =
        SSL_version(ssl) >= TLS1_3_VERSION
        && SSL_export_keying_material(ssl, buffer.baseAddress, 32, label, label.utf8.count, nil, 0, 0) == 1
      filled = isGood ? 32 : 0
    }
    return TLSState(
      version: String(cString: SSL_get_version(ssl)),
      cipher: String(cString: SSL_CIPHER_get_name(cipher)), cipherBits: Int(SSL_CIPHER_get_bits(cipher, nil)),
      chain: chain, problems: check.problems(of: chain, result: SSL_get_verify_result(ssl)),
      bindings: ChannelBindings(
        serverEndPoint: pointers.first.flatMap { Certificate.serverEndPoint(of: $0) },
        exporter: exporter.isEmpty ? nil : exporter))
  }

  public func read(atMost count: Int, by deadline: Deadline) throws(TransportProblem) -> [UInt8] {
    while true {
      guard !deadline.hasPassed else { throw .timedOut }
      var reason = SSL_ERROR_NONE
      OpenSSLError.clear()
      let bytes = [UInt8](unsafeUninitializedCapacity: max(1, min(count, 16_384))) { buffer, filled in
        let result = SSL_read(ssl, buffer.baseAddress, Int32(buffer.count))
        reason = SSL_get_error(ssl, result)
        filled = Int(max(0, result))
      }
      if reason == SSL_ERROR_NONE { return bytes }
      if reason == SSL_ERROR_ZERO_RETURN { return [] }
      guard reason == SSL_ERROR_WANT_READ else { throw fatal() }
      // An answer to a change of keys, say.
      try Self.flush(outgoing, to: below, by: deadline)
      let more = try below.read(atMost: 16_384, by: deadline)
      // Without the peer's goodbye. SMTP's own ends of lines and replies show whether something is missing.
      guard !more.isEmpty else { return [] }
      BIO_write(incoming, more, Int32(more.count))
    }
  }

  public func write(_ bytes: UnsafeRawBufferPointer, by deadline: Deadline) throws(TransportProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(16_384))
      OpenSSLError.clear()
      let result = SSL_write(ssl, part.baseAddress, Int32(part.count))
      guard result > 0 else { throw fatal() }
      try Self.flush(outgoing, to: below, by: deadline)
      rest = rest.dropFirst(Int(result))
    }
  }

  private func fatal() -> TransportProblem {
    isBroken = true
    let (text, alert) = OpenSSLError.take()
    return .damaged(text, alert: alert)
  }

  public func close() {
    // The close_notify of the peer is not awaited, and ours is not sent on a broken connection (SSL_shutdown(3)).
    if !isBroken, SSL_shutdown(ssl) >= 0 {
      try? Self.flush(outgoing, to: below, by: Deadline(seconds: 1))
    }
    isBroken = true
    OpenSSLError.clear()
    below.close()
  }
}
