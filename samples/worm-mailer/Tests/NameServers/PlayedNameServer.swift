import Foundation
import Glibc
import Synchronization

/// A name server on loopback, by UDP and TCP, that answers whatever the test says; it ends with the value that owns it.
public final class PlayedNameServer: Sendable {
  struct Failed: Error {}

  /// `127.0.0.1:12345`.
  public let endpoint: String

  private let sockets: Sockets

  /// The questions that came.
  public var questions: [DNSQuestion] { sockets.questions.withLock { $0 } }

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - takesTCP: Whether somebody listens there, or connections are refused.
  ///   - answers: The messages to send for a question, perhaps none.
  public init(takesTCP: Bool = true, _ answers: @escaping @Sendable (DNSQuestion) -> [[UInt8]]) throws {
    let sockets = try Sockets(takesTCP: takesTCP)
    self.sockets = sockets
    endpoint = "127.0.0.1:\(sockets.port)"
    Thread.detachNewThread { sockets.serve(answers) }
  }

  deinit { sockets.stop() }

  /// What the thread has; it must not keep the server itself.
  private final class Sockets: Sendable {
    let udp: Int32
    let tcp: Int32
    let end: [Int32]
    let port: UInt16
    let questions = Mutex<[DNSQuestion]>([])

    init(takesTCP: Bool) throws {
      var end: [Int32] = [-1, -1]
      guard pipe(&end) == 0 else { throw Failed() }
      for descriptor in end { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      self.end = end
      // The port that UDP is given may be somebody else's for TCP.
      for _ in 0..<100 {
        let udp = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard let port = Self.bind(udp, 0) else { throw Failed() }
        guard takesTCP else {
          (self.udp, tcp, self.port) = (udp, -1, port)
          return
        }
        let tcp = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if Self.bind(tcp, port) == port, listen(tcp, 10) == 0 {
          (self.udp, self.tcp, self.port) = (udp, tcp, port)
          return
        }
        close(udp)
        close(tcp)
      }
      throw Failed()
    }

    private static func bind(_ descriptor: Int32, _ port: UInt16) -> UInt16? {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isBound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
        }
      }
      return isBound ? UInt16(bigEndian: address.sin_port) : nil
    }

    func stop() {
      // A program started in between may have a copy of the pipe, so its end alone would not do.
      write(end[1], [0], 1)
      close(end[1])
    }

    func serve(_ answers: (DNSQuestion) -> [[UInt8]]) {
      defer { for descriptor in [udp, tcp, end[0]] where descriptor >= 0 { close(descriptor) } }
      while true {
        var entries = [end[0], udp, tcp].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        poll(&entries, 3, -1)
        if entries[0].revents != 0 { return }
        if entries[1].revents != 0 { answerDatagram(answers) }
        if entries[2].revents != 0 { answerConnection(answers) }
      }
    }

    private func asked(_ bytes: ArraySlice<UInt8>, isTCP: Bool) -> DNSQuestion? {
      guard let question = DNSQuestion(Array(bytes), isTCP: isTCP) else { return nil }
      questions.withLock { $0.append(question) }
      return question
    }

    private func answerDatagram(_ answers: (DNSQuestion) -> [[UInt8]]) {
      var bytes = [UInt8](repeating: 0, count: 4096)
      var peer = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      withUnsafeMutablePointer(to: &peer) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
          let count = recvfrom(udp, &bytes, bytes.count, 0, peer, &size)
          guard count > 0, let question = asked(bytes.prefix(count), isTCP: false) else { return }
          for answer in answers(question) { sendto(udp, answer, answer.count, 0, peer, size) }
        }
      }
    }

    /// One question a connection is enough.
    private func answerConnection(_ answers: (DNSQuestion) -> [[UInt8]]) {
      let client = accept(tcp, nil, nil)
      guard client >= 0 else { return }
      defer { close(client) }
      var limit = timeval(tv_sec: 5, tv_usec: 0)
      setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      var bytes = [UInt8](repeating: 0, count: 4096)
      var count = 0
      while count < 2 || count < 2 + Int(bytes[0]) << 8 + Int(bytes[1]) {
        let more = recv(client, &bytes[count], bytes.count - count, 0)
        guard more > 0 else { return }
        count += more
      }
      guard let question = asked(bytes[2..<count], isTCP: true) else { return }
      for answer in answers(question) {
        let framed = [UInt8(answer.count >> 8), UInt8(answer.count & 0xFF)] + answer
        var sent = 0
        while sent < framed.count {
          let step = send(client, Array(framed[sent...]), framed.count - sent, Int32(MSG_NOSIGNAL))
          guard step > 0 else { return }
          sent += step
        }
      }
    }
  }
}
