import Foundation
import Glibc
import ProgramTesting
import ServerTesting

/// A dnsmasq on a free port of loopback, which knows what its configuration says and asks nobody.
///
/// It ends with the value that owns it, and with the tests, however they end.
public final class RealDnsmasq: Sendable {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// `127.0.0.1:12345`.
  public let endpoint: String

  private let scratch: Scratch
  private let running: Running
  private let alive: Int32

  /// Whether there is one, in the directories of the system.
  public static let isInstalled = ["/usr/sbin", "/usr/bin", "/usr/local/sbin"].contains { directory in
    access(directory + "/dnsmasq", X_OK) == 0
  }

  /// What every configuration here begins with.
  private static let ground = """
    listen-address=127.0.0.1
    bind-interfaces
    no-resolv
    no-hosts
    no-poll
    cache-size=0
    local=/#/
    log-facility=-

    """

  /// The shell waits for the end of its standard input, a pipe that only we have open.
  private static let script = """
    dnsmasq --keep-in-foreground --conf-file="$1" --pid-file="$2" $3 </dev/null & server=$!
    cat >/dev/null; kill $server; wait $server
    """

  /// Starts it and waits until it listens.
  public init(_ configuration: String) throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/alive"
    guard mkfifo(pipe, 0o600) == 0 else { throw POSIXError(.EIO) }
    let alive = open(pipe, O_RDWR | O_CLOEXEC)
    guard alive >= 0 else { throw POSIXError(.EIO) }
    // As root it would become another user, who may not read our directory.
    let user = geteuid() == 0 ? "--user=root" : ""
    for _ in 0..<20 {
      // Another test may take the port before dnsmasq does.
      let port = try FreePorts.find(1)[0]
      let file = try scratch.file("dnsmasq-\(port)", "port=\(port)\n" + Self.ground + configuration)
      let running = try Running(
        ["sh", "-c", Self.script, "sh", file, scratch.path + "/pid", user], in: scratch.path, input: pipe)
      let isOver = running.poll {
        running.errorsSoFar.contains("started, version") || running.errorsSoFar.contains("dnsmasq: ")
      }
      if isOver, running.errorsSoFar.contains("started, version") {
        (self.scratch, self.running, self.alive) = (scratch, running, alive)
        endpoint = "127.0.0.1:\(port)"
        return
      }
      running.send(SIGKILL)
      let outcome = running.finish()
      guard outcome.errors.contains("in use") else {
        close(alive)
        throw Failed(description: "dnsmasq does not start: \(outcome.errors)")
      }
    }
    close(alive)
    throw Failed(description: "dnsmasq does not find a free port")
  }

  deinit {
    close(alive)
    _ = running.finish()
  }
}
