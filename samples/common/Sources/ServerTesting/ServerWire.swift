import COpenSSL
import Glibc

/// A server's end of one connection, in the clear and then perhaps by TLS; every wait ends when the server is stopped.
final class ServerWire {
  /// Why a step could not be done.
  enum Ended: Error {
    case byClient
    case byStop
    case tls(String)
  }

  private let descriptor: Int32
  /// Becomes readable when the server is stopped.
  private let stop: Int32
  private var ssl: OpaquePointer?
  private(set) var unread: [UInt8] = []
  /// All that the client said, without TLS around it.
  private(set) var received: [UInt8] = []
  /// The server's idea of `tls-exporter` (RFC 9266).
  private(set) var exporter: [UInt8] = []

  /// POLLRDHUP of poll(2), which glibc shows to whoever defines _GNU_SOURCE: the client sends no more.
  private static let pollRDHUP: Int32 = 0x2000

  var isEncrypted: Bool { ssl != nil }

  init(_ descriptor: Int32, stop: Int32) {
    self.descriptor = descriptor
    self.stop = stop
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if let ssl { SSL_free(ssl) }
    close(descriptor)
  }

  /// - Returns: A line without its end.
  func line() throws(Ended) -> String {
    while true {
      if let end = unread.firstIndex(of: 10) {
        let line = unread[..<end].last == 13 ? unread[..<end].dropLast() : unread[..<end]
        let text = String(decoding: line, as: UTF8.self)
        unread.removeSubrange(...end)
        return text
      }
      try more()
    }
  }

  /// Waits for bytes of the client.
  func more() throws(Ended) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = try attempt(POLLIN) { [descriptor] ssl in
      if let ssl { return Int(SSL_read(ssl, &bytes, Int32(bytes.count))) }
      return recv(descriptor, &bytes, bytes.count, 0)
    }
    guard count > 0 else { throw .byClient }
    unread += bytes.prefix(count)
    received += bytes.prefix(count)
  }

  func say(_ bytes: [UInt8]) throws(Ended) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(16_384))
      let count = try attempt(POLLOUT) { [descriptor] ssl in
        if let ssl { return Int(SSL_write(ssl, part, Int32(part.count))) }
        return send(descriptor, part, part.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw .byClient }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits some time, or until the client leaves.
  func wait(milliseconds: Int32) throws(Ended) {
    if try wait(for: Self.pollRDHUP, milliseconds: milliseconds) { throw .byClient }
  }

  /// Shakes hands as a server, with a version of TLS that is not newer than `1.2`, say.
  func startTLS(_ identity: TestIdentity, _ version: String?) throws(Ended) {
    guard unread.isEmpty else { throw .tls("the client sent \(unread.count) bytes before the handshake") }
    guard let context = SSL_CTX_new(TLS_server_method()) else { throw .tls("no context") }
    defer { SSL_CTX_free(context) }
    if version == "1.2" { pkgh_SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION) }
    guard let certificate = Self.read(identity.certificate, { PEM_read_bio_X509($0, nil, nil, nil) }),
      let key = Self.read(identity.key, { PEM_read_bio_PrivateKey($0, nil, nil, nil) })
    else { throw .tls("no certificate") }
    defer {
      X509_free(certificate)
      EVP_PKEY_free(key)
    }
    guard SSL_CTX_use_certificate(context, certificate) == 1, SSL_CTX_use_PrivateKey(context, key) == 1,
      let ssl = SSL_new(context)
    else { throw .tls("the certificate cannot be used") }
    SSL_set_fd(ssl, descriptor)
    SSL_set_accept_state(ssl)
    self.ssl = ssl
    let result = try attempt(POLLIN) { Int($0.map { SSL_do_handshake($0) } ?? -1) }
    guard result == 1 else { throw .tls("the handshake failed") }
    exporter = [UInt8](repeating: 0, count: 32)
    let label = "EXPORTER-Channel-Binding"
    SSL_export_keying_material(ssl, &exporter, 32, label, label.utf8.count, nil, 0, 0)
  }

  private static func read(_ pem: String, _ body: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
    let bytes = Array(pem.utf8)
    guard let memory = BIO_new_mem_buf(bytes, Int32(bytes.count)) else { return nil }
    defer { BIO_free(memory) }
    return body(memory)
  }

  /// Says no more, hears the client out for a moment so that what we said is not lost, and goes.
  func end() {
    if let ssl { SSL_shutdown(ssl) }
    shutdown(descriptor, Int32(SHUT_WR))
    while (try? wait(for: POLLIN, milliseconds: 300)) == true, (try? more()) != nil {}
  }

  /// Goes so that the client gets ECONNRESET.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  /// Tries something until it does not have to wait for the client any more.
  private func attempt(_ event: Int32, _ body: (OpaquePointer?) -> Int) throws(Ended) -> Int {
    while true {
      ERR_clear_error()
      let result = body(ssl)
      if result > 0 { return result }
      var event = event
      if let ssl {
        switch SSL_get_error(ssl, Int32(result)) {
        case SSL_ERROR_WANT_READ: event = POLLIN
        case SSL_ERROR_WANT_WRITE: event = POLLOUT
        default: return result
        }
      } else if result == 0 || errno != EAGAIN {
        return result
      }
      guard try wait(for: event, milliseconds: 60_000) else { throw .byStop }
    }
  }

  /// - Returns: Whether something happened before the time was over.
  private func wait(for event: Int32, milliseconds: Int32) throws(Ended) -> Bool {
    var entries = [
      pollfd(fd: descriptor, events: Int16(event), revents: 0),
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, 2, milliseconds)
    guard entries[1].revents == 0 else { throw .byStop }
    return count > 0
  }
}
