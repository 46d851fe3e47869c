import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("A disk that is full")
struct FullDiskTests {
  /// Why no small file system can be had here; nil when it can.
  private static let missing: String? = {
    guard geteuid() == 0 else { return "only root can mount a small file system" }
    let mount = try? Running(
      ["unshare", "-m", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"], in: "/"
    ).finish()
    return mount?.status == 0 ? nil : "a small file system cannot be mounted here"
  }()

  /// The file system is gone with the shell, whatever happens, for it is mounted in a name space of the shell's own.
  ///
  /// Every step writes what it has to say into a file; `hits` is the sum of what is known of the one address.
  private static let script = """
    say() { printf '%s: %s\\n' "$1" "$(cat)"; }
    hits() { worm-mailer show --json 192.0.2.7 | sed 's/.*"requests":\\([0-9]*\\|null\\).*/\\1/'; }
    ask() { REMOTE_ADDR=192.0.2.$1 REQUEST_METHOD=GET REQUEST_URI=/scripts/root.exe worm-mailer cgi 2>errors; }
    mount -t tmpfs -o size=256k tmpfs spool || exit 1
    ask 7 | head -n 1 | say 'with room'
    say 'and said' <errors
    wc -c <spool/in/192.0.2.7 | say 'bytes'
    head -n 1 spool/in/192.0.2.7 | wc -c | say 'of the first line'
    cat /dev/zero >spool/filler 2>/dev/null
    ask 8 | head -n 1 | say 'without'
    say 'and said' <errors
    # An address whose file is there, but has no room left in its block.
    i=0
    while [ $i -lt 120 ]; do ask 7; i=$((i + 1)); done | grep -c '^Status: 403' | say 'of 120 more'
    worm-mailer run --now --quiet 2>errors
    echo $? | say 'run'
    say 'and said' <errors
    rm spool/filler
    ask 7 | head -n 1 | say 'with room again'
    worm-mailer run --now --quiet 2>&1 | say 'run'
    hits | say 'hits'

    """

  @Test(
    "loses nothing that was accepted, is said, and is over when there is room again",
    .enabled(if: missing == nil, "\(missing ?? "")"))
  func full() throws {
    let installation = try Installation("send = no\n", names: nil)
    let script = try installation.scratch.file("script", Self.script)
    let outcome = try Running(
      ["unshare", "-m", "/bin/sh", script], in: installation.scratch.path, path: try sample.binaries(),
      environment: [installation.variable]
    ).finish()
    let said = outcome.output.replacing("\r\n", with: "\n").split(separator: "\n")
    try #require(said.count == 12, "\(outcome)")
    #expect(outcome.errors == "" && outcome.status == 0, "\(outcome)")
    #expect(said[0] == "with room: Status: 403 Forbidden")
    #expect(said[1] == "and said: ")
    let bytes = try #require(Int(said[2].dropFirst("bytes: ".count)))
    let first = try #require(Int(said[3].dropFirst("of the first line: ".count)))
    // Those that had room in the file's only block, a page, were kept, and the others were not.
    let kept = (Int(getpagesize()) - bytes) / (bytes - first)
    let full = "No space left on device; nothing that was accepted before is lost"
    #expect(said[4] == "without: Status: 404 Not Found")
    #expect(
      said[5] == "and said: worm-mailer: a request of 192.0.2.8 (nimda) was not kept: "
        + "\(installation.spool)/in/192.0.2.8: \(full)")
    #expect(said[6] == "of 120 more: \(min(kept, 120))")
    #expect(said[7] == "run: 75")
    #expect(said[8] == "and said: worm-mailer: \(installation.spool)/secret: \(full)")
    #expect(said[9] == "with room again: Status: 403 Forbidden")
    #expect(said[10] == "run: ")
    #expect(said[11] == "hits: \(min(kept, 120) + 2)")
  }
}
