import FuzzSubjects
import Glibc

/// A server on loopback that says what it was told to, one reply for each command, and hears the client out.
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
    while true {
      let client = accept(listener, nil, nil)
      if client < 0 { continue }
      pthread_mutex_lock(lock)
      let words = self.words
      pthread_mutex_unlock(lock)
      answer(client, with: Self.replies(in: words))
      close(client)
    }
  }

  /// One reply for each command, so that a dialogue goes on as far as the replies allow.
  private func answer(_ client: CInt, with replies: [ArraySlice<UInt8>]) {
    var heard = [UInt8](repeating: 0, count: 4096)
    var line: [UInt8] = []
    var isMessage = false
    var left = replies[...]
    func reply() {
      guard let reply = left.popFirst() else { return }
      isMessage = reply.starts(with: "354".utf8)
      reply.withUnsafeBytes { _ = send(client, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      if left.isEmpty { shutdown(client, CInt(SHUT_WR)) }
    }
    reply()
    while true {
      let count = recv(client, &heard, heard.count, 0)
      if count <= 0 { return }
      for byte in heard[..<count] {
        line.append(byte)
        guard byte == UInt8(ascii: "\n") else { continue }
        if !isMessage || line.elementsEqual(".\r\n".utf8) { reply() }
        line = []
      }
    }
  }

  /// Where each reply ends: after a line that has no `-` behind its code.
  static func replies(in words: [UInt8]) -> [ArraySlice<UInt8>] {
    var replies: [ArraySlice<UInt8>] = []
    var start = 0
    var line = 0
    for (index, byte) in words.enumerated() where byte == UInt8(ascii: "\n") {
      let goesOn = index - line > 3 && words[line + 3] == UInt8(ascii: "-")
      line = index + 1
      guard !goesOn else { continue }
      replies.append(words[start..<line])
      start = line
    }
    return replies + (start < words.count || replies.isEmpty ? [words[start...]] : [])
  }
}
