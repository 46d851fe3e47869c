import Glibc
import ProgramTesting
import ServerTesting
import SystemPackage
import Testing
import Transport

@Suite("Sockets")
struct SocketTests {
  private func connect(_ server: ScriptedServer, _ family: AddressFamily = .any) throws -> Socket {
    try Socket(
      to: Endpoint(parsing: server.endpoint, defaultPort: 1), family: family, by: Deadline(seconds: 20))
  }

  @Test("read and write by IPv4 and IPv6", arguments: [false, true])
  func dialogue(usesIPv6: Bool) throws {
    let server = try ScriptedServer("S: hello\nC: you", usesIPv6: usesIPv6)
    let socket = try connect(server)
    #expect(socket.peer.description == server.endpoint)
    #expect(socket.peer.isLoopback)
    var text = ""
    while !text.hasSuffix("\r\n") {
      text += String(decoding: try socket.read(atMost: 3, by: Deadline(seconds: 20)), as: UTF8.self)
    }
    #expect(text == "hello\r\n")
    try socket.write(Array("you\r\n".utf8), by: Deadline(seconds: 20))
    #expect(try socket.read(atMost: 10, by: Deadline(seconds: 20)) == [])
    #expect(server.finish() == [])
  }

  @Test("have no address of the family that is not wanted")
  func wrongFamily() throws {
    let endpoint = try Endpoint(parsing: "::1", defaultPort: 25)
    let error = #expect(throws: TransportProblem.self) {
      try Socket(to: endpoint, family: .ipv4, by: Deadline(seconds: 5))
    }
    guard case .noAddress(host: "::1", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("say which address refused")
  func refused() throws {
    // Bound and not listening: nobody else can get the port meanwhile.
    let holder = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(holder) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        #expect(Glibc.bind(holder, $0, size) == 0)
        #expect(getsockname(holder, $0, &size) == 0)
      }
    }
    let port = UInt16(bigEndian: address.sin_port)
    let error = #expect(throws: TransportProblem.self) {
      try Socket(to: Endpoint(host: "127.0.0.1", port: port), by: Deadline(seconds: 20))
    }
    #expect(error?.description == "127.0.0.1:\(port): Connection refused")
  }

  @Test(
    "give up at the deadline when nothing comes, and when only little comes",
    arguments: ["SILENCE", TestText("TRICKLE 5: \(String(repeating: "x", count: 5000))")])
  func silence(script: TestText) throws {
    let server = try ScriptedServer(Script(script.text))
    let socket = try connect(server)
    let deadline = Deadline(seconds: 0.2)
    #expect(throws: TransportProblem.timedOut) {
      while true { _ = try socket.read(atMost: 10, by: deadline) }
    }
    #expect(deadline.hasPassed)
    socket.close()
    server.finish()
  }

  @Test("give up at the deadline when nobody reads")
  func fullPipe() throws {
    let server = try ScriptedServer("SILENCE")
    let socket = try connect(server)
    let deadline = Deadline(seconds: 0.2)
    #expect(throws: TransportProblem.timedOut) {
      while true { try socket.write([UInt8](repeating: 65, count: 1_000_000), by: deadline) }
    }
    socket.close()
    // Its goodbye does not get through either.
    server.finish(within: 0)
  }

  @Test("say that the connection was reset, and are not killed by writing to it")
  func reset() throws {
    let server = try ScriptedServer("C: go\nRESET")
    let socket = try connect(server)
    let deadline = Deadline(seconds: 20)
    try socket.write(Array("go\r\n".utf8), by: deadline)
    let peer = socket.peer
    #expect(throws: TransportProblem.broken(peer, .connectionReset)) {
      while try socket.read(atMost: 10, by: deadline) != [] {}
    }
    #expect(throws: TransportProblem.broken(peer, .brokenPipe)) {
      while true { try socket.write([1, 2, 3], by: deadline) }
    }
    server.finish()
  }

  @Test("fail after they have been closed")
  func closed() throws {
    let server = try ScriptedServer("SILENCE")
    let socket = try connect(server)
    socket.close()
    socket.close()
    #expect(throws: TransportProblem.broken(socket.peer, .badFileDescriptor)) {
      try socket.read(atMost: 10, by: Deadline(seconds: 5))
    }
    server.finish()
  }

  @Test("take what has come without waiting")
  func unread() throws {
    let server = try ScriptedServer("S: hello\nSILENCE")
    let socket = try connect(server)
    var text = ""
    let deadline = Deadline(seconds: 20)
    while text.utf8.count < 7, !deadline.hasPassed {
      text += String(decoding: try socket.unreadBytes(atMost: 100), as: UTF8.self)
    }
    #expect(text == "hello\r\n")
    #expect(try socket.unreadBytes(atMost: 100) == [])
    socket.close()
    server.finish()
  }

  @Test("do not go to programs that are started")
  func closeOnExec() throws {
    let server = try ScriptedServer("SILENCE")
    let socket = try connect(server)
    // The peer's port in the descriptors' names would tell which is which; that none is inherited is enough.
    var inherited = 0
    for descriptor in 3..<256 as Range<Int32> {
      var kind: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      guard getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 else { continue }
      var address = sockaddr_in()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isOurs = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) }
          == 0
      }
      guard isOurs, UInt16(bigEndian: address.sin_port) == server.port else { continue }
      if fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0 { inherited += 1 }
    }
    #expect(inherited == 0)
    socket.close()
    server.finish()
  }
}
