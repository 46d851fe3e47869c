import FuzzSubjects
import Glibc

/// A server on loopback that says what it was told to, all at once, and hears the client out.
final class Server: @unchecked Sendable {
  private let listener: CInt
  private let port: UInt16
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var words: [UInt8] = []

  static let shared = Server()

  private init() {
    pthread_mutex_init(lock, nil)
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listens = withUnsafeMutableBytes(of: &address) { bytes in
      guard let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
        && getsockname(listener, pointer, &length) == 0
    }
    self.listener = listener
    port = listens ? UInt16(bigEndian: address.sin_port) : 0
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { server in
        if let server { Unmanaged<Server>.fromOpaque(server).takeUnretainedValue().serve() }
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Sets what the next client hears.
  ///
  /// - Returns: The port.
  func say(_ words: [UInt8]) throws -> UInt16 {
    guard port != 0 else { throw Fault("cannot listen on loopback") }
    pthread_mutex_lock(lock)
    self.words = words
    pthread_mutex_unlock(lock)
    return port
  }

  private func serve() {
    var heard = [UInt8](repeating: 0, count: 4096)
    while true {
      let client = accept(listener, nil, nil)
      if client < 0 { continue }
      pthread_mutex_lock(lock)
      let words = self.words
      pthread_mutex_unlock(lock)
      var sent = 0
      while sent < words.count {
        let count = words[sent...].withUnsafeBytes {
          send(client, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
        }
        if count <= 0 { break }
        sent += count
      }
      shutdown(client, CInt(SHUT_WR))
      while recv(client, &heard, heard.count, 0) > 0 {}
      close(client)
    }
  }
}
