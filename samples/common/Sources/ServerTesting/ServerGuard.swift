import FileSystem
import Foundation
import Glibc
import SystemPackage

/// A shell script that starts servers and takes them down when nobody needs them any more.
///
/// Its standard input is a pipe that only this value holds open: when the value or the whole process goes, however that
/// happens, the script reads the end of file, ends the servers and removes their directory. Nothing is left to hinder
/// the next run.
public final class ServerGuard: Sendable {
  /// The servers do not start.
  public struct Failed: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
  }

  private let pid: pid_t
  private let pipe: Int32

  /// Starts the servers and waits until they are ready.
  ///
  /// - Parameters:
  ///   - script: What `/bin/sh` is told before it waits. It defines a function `start`, which is called with the
  ///     arguments, adds the process numbers of what it leaves running to `$pids`, and succeeds when the servers are
  ///     ready; and, where ending those processes is not enough, a function `stop`. `$ROOT` is the directory, and
  ///     `listening PORT` waits until somebody listens on a port of 127.0.0.1.
  ///   - arguments: What `start` is called with.
  ///   - root: The directory of the servers, which is removed in the end; `log` in it is made here.
  ///   - logs: The files in `log` that say why servers do not start.
  public init(script: String, arguments: [String] = [], root: String, logs: [String]) throws {
    try FileManager.default.createDirectory(atPath: root + "/log", withIntermediateDirectories: true)
    let file = root + "/guard"
    try Data((Self.beginning + script + Self.end).utf8).write(to: URL(fileURLWithPath: file))
    // Closed on exec, so that no other program that the tests start holds the pipe open.
    guard mkfifo(root + "/alive", 0o600) == 0 else { throw POSIXError(.EIO) }
    pipe = open(root + "/alive", O_RDWR | O_CLOEXEC)
    guard pipe >= 0 else { throw POSIXError(.EIO) }
    do {
      pid = try Self.spawn(["/bin/sh", file, root] + arguments, in: root)
    } catch {
      close(pipe)
      throw error
    }
    let limit = Date(timeIntervalSinceNow: 90)
    while !FileManager.default.fileExists(atPath: root + "/ready") {
      if FileManager.default.fileExists(atPath: root + "/failed") || Date() > limit {
        throw Failed(description: "the real servers do not start\n" + Self.texts(["guard"] + logs, in: root))
      }
      usleep(10_000)
    }
  }

  /// Returns when the servers are gone.
  deinit {
    close(pipe)
    while waitpid(pid, nil, 0) < 0, errno == EINTR {}
  }

  private static func spawn(_ arguments: [String], in root: String) throws -> pid_t {
    // A session of its own, or an interrupt at the terminal would reach the servers.
    let spawn = Spawn(
      descriptors: [
        (0, .reading(FilePath(root + "/alive"))), (1, .appending(FilePath(root + "/log/guard"))),
        (2, .appending(FilePath(root + "/log/guard"))),
      ], hasDefaultSignals: true, beginsSession: true)
    let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]
    return try Subprocess(arguments, environment: environment).start(spawn)
  }

  /// What the servers said, for the one who has to find out why they do not start.
  private static func texts(_ names: [String], in root: String) -> String {
    names.map { name in
      let text = FileManager.default.contents(atPath: "\(root)/log/\(name)") ?? Data()
      return "--- \(name)\n" + String(decoding: text.suffix(2000), as: UTF8.self)
    }.joined(separator: "\n")
  }

  private static let beginning = #"""
    #!/bin/sh
    # usage: guard ROOT ARGUMENT...
    ROOT=$1
    shift
    # A signal is caught, not ignored: what is ignored here would be ignored by the servers too.
    trap : INT TERM HUP
    umask 022
    pids=

    stop() { :; }

    running() { # whether one of the servers has not ended; a zombie has
      for pid in $pids; do
        case $(sed -n 's/^State:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null) in
          '' | Z*) ;;
          *) return 0 ;;
        esac
      done
      return 1
    }

    listening() { # PORT: waits until somebody listens on it
      pattern=$(printf ':%04X 00000000:0000 0A' "$1")
      i=0
      until grep -q "$pattern" /proc/net/tcp; do
        running || return 1
        i=$((i + 1))
        [ $i -lt 600 ] || return 1
        sleep 0.05
      done
    }


    """#

  private static let end = #"""

    if start "$@"; then touch "$ROOT/ready"; else touch "$ROOT/failed"; fi
    cat >/dev/null
    stop
    [ -z "$pids" ] || kill $pids 2>/dev/null
    i=0
    while running && [ $i -lt 100 ]; do
      sleep 0.05
      i=$((i + 1))
    done
    [ -z "$pids" ] || kill -9 $pids 2>/dev/null
    wait
    rm -rf "$ROOT"

    """#
}
