import ServerTesting
import Testing
import Transport

/// The other tests believe what the server of the tests says.
@Suite("The server of the tests")
struct ScriptedServerTests {
  /// Says some lines to a server, and hears what it says until it ends the connection.
  private func talk(to server: ScriptedServer, _ lines: String...) throws -> String {
    let deadline = Deadline(seconds: 20)
    let socket = try Socket(to: Endpoint(parsing: server.endpoint, defaultPort: 1), by: deadline)
    defer { socket.close() }
    try socket.write(Array(lines.map { $0 + "\r\n" }.joined().utf8), by: deadline)
    var heard: [UInt8] = []
    while true {
      let bytes = try socket.read(atMost: 1000, by: deadline)
      if bytes.isEmpty { return String(decoding: heard, as: UTF8.self) }
      heard += bytes
    }
  }

  @Test("plays its scripts to one client after the other, and computes answers")
  func plays() throws {
    let server = try ScriptedServer(
      "# a comment\nS: 1\nC: a*c\n\nRAW: 2\\r\\n\\0\\x41\\\\",
      "C: *\n" + .answer { "you said \($0)\nyes" } + "S: bye")
    #expect(try talk(to: server, "ABBC") == "1\r\n2\r\n\0A\\")
    #expect(try talk(to: server, "x", "y") == "you said y\r\nyes\r\nbye\r\n")
    #expect(server.finish() == [])
    #expect(server.recordings.map(\.texts) == [["ABBC"], ["x", "y"]])
    #expect(server.recordings.first?.received == Array("ABBC\r\n".utf8))
  }

  @Test(
    "tells what the client did otherwise",
    arguments: [
      ("C: a", "connection 1: 'a' was expected and 'b' came"),
      ("C: *x*", "connection 1: '*x*' was expected and 'b' came"),
      ("C: bb*", "connection 1: 'bb*' was expected and 'b' came"),
      ("C: b*b", "connection 1: 'b*b' was expected and 'b' came"),
      ("C:", "connection 1: '' was expected and 'b' came"),
      ("C: b\nHELLO", "connection 1: the script's line 'HELLO' is not understood"),
      ("C: b\nTLS nothing", "connection 1: the script's line 'TLS nothing' is not understood"),
    ])
  func tells(script: String, failure: String) throws {
    let server = try ScriptedServer(Script(script))
    _ = try? talk(to: server, "b")
    #expect(server.finish() == [failure])
  }

  @Test("tells that a client does not speak TLS")
  func noTLS() throws {
    let server = try ScriptedServer("TLS")
    // OpenSSL wants to see the head of a record before it gives up.
    _ = try? talk(to: server, "EHLO client.test")
    #expect(server.finish() == ["connection 1: TLS good: the handshake failed"])
  }

  @Test("tells that a client left early, did not come, or came too much")
  func counts() throws {
    let deadline = Deadline(seconds: 20)
    let early = try ScriptedServer("C: a\nC: b")
    let socket = try Socket(to: Endpoint(parsing: early.endpoint, defaultPort: 1), by: deadline)
    try socket.write(Array("a\r\n".utf8), by: deadline)
    socket.close()
    #expect(early.finish() == ["connection 1: the client left at 'C: b'"])
    let server = try ScriptedServer("S: 1", "S: 2")
    _ = try talk(to: server)
    #expect(server.finish() == ["1 clients did not come"])
    let single = try ScriptedServer("S: 1")
    _ = try talk(to: single)
    _ = try? talk(to: single)
    #expect(single.finish() == ["connection 2: nobody was expected any more"])
    let patient = try ScriptedServer("S: 1", repeatsLast: true)
    for _ in 0..<3 { #expect(try talk(to: patient) == "1\r\n") }
    #expect(patient.finish() == [])
    #expect(patient.recordings.count == 3)
  }

  @Test("ends by itself when a client never does")
  func ends() throws {
    let server = try ScriptedServer("C: a")
    let socket = try Socket(
      to: Endpoint(parsing: server.endpoint, defaultPort: 1), by: Deadline(seconds: 20))
    #expect(server.finish(within: 0.1) == ["connection 1: the test ended at 'C: a'"])
    socket.close()
  }
}
