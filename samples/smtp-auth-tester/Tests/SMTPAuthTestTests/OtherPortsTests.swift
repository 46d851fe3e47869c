import Foundation
import ProgramTesting
import Testing

@Suite("A port without AUTH")
struct OtherPortsTests {
  /// Servers at the ports that are standard, in a network of their own.
  private static let script = #"""
    ip link set lo up || exit 99
    python3 - <<'END' &
    import socket, threading
    def serve(port, offer):
        listener = socket.create_server(("127.0.0.1", port))
        def play():
            while True:
                client = listener.accept()[0]
                client.sendall(b"220 mail.sample.test ESMTP\r\n")
                for line in client.makefile():
                    client.sendall(b"221 bye\r\n" if line.startswith("QUIT") else offer)
                client.close()
        threading.Thread(target=play).start()
    serve(25, b"250-mail.sample.test\r\n250 8BITMIME\r\n")
    serve(587, b"250-mail.sample.test\r\n250 AUTH PLAIN LOGIN\r\n")
    END
    server=$!
    i=0
    until grep -q ':024B 00000000:0000 0A' /proc/net/tcp || [ $i -gt 200 ]; do sleep 0.05; i=$((i + 1)); done
    smtp-auth-test probe 127.0.0.1:25 | sed -n '/^port/p; /^verdict/p'
    smtp-auth-test probe 127.0.0.1:25 --format json | grep -o '"other_ports":.*}],"remarks"'
    kill $server
    """#

  @Test("has the ports for users looked at, and says what they offer")
  func ports() throws {
    let hasTools = ["/usr/bin/python3", "/usr/sbin/ip"].allSatisfy(FileManager.default.isExecutableFile)
    guard MountNamespace.obstacle == nil, hasTools else {
      try Test.cancel("needs root, python3 and iproute2")
    }
    let outcome = try sample.start(["unshare", "-n", "sh", "-c", Self.script]).finish()
    #expect(
      outcome.output == """
        port 587: AUTH PLAIN LOGIN without TLS
        port 465: 127.0.0.1:465: Connection refused
        verdict: auth-not-offered
        "other_ports":[{"port":587,"auth":["PLAIN","LOGIN"],"problem":null},{"port":465,"auth":null,"problem":"connect: 127.0.0.1:465: Connection refused"}],"remarks"

        """, "\(outcome)")
  }
}
