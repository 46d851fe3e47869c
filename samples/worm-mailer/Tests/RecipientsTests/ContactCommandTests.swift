import Addresses
import Foundation
import Glibc
import Lookup
import ProgramTesting
import Recipients
import Synchronization
import SystemPackage
import Testing

/// Warnings, for a test to look at.
final class Warnings: Sendable {
  private let texts = Mutex<[String]>([])
  var all: [String] { texts.withLock { $0 } }
  func add(_ text: String) { texts.withLock { $0.append(text) } }
}

@Suite("The contact command")
struct ContactCommandTests {
  private let scratch: Scratch
  private let warnings = Warnings()
  private let names = PlayedNames("isp.example A 198.51.100.26\nother.example A 198.51.100.27")
  private var cache: FilePath { FilePath(scratch.path + "/contacts") }
  private var calls: String {
    String(decoding: FileManager.default.contents(atPath: scratch.path + "/calls") ?? Data(), as: UTF8.self)
  }

  init() throws { scratch = try Scratch() }

  /// A policy with a shell script as command, which notes what it is called with.
  private func policy(_ script: String, isCached: Bool = true, seconds: Double = 20) -> RecipientPolicy {
    RecipientPolicy.forTests {
      $0.kind = .abuse
      var command = ContactCommand(
        words: ["/bin/sh", "-c", "echo \"$*\" >>'\(scratch.path)/calls'; " + script, "whois"])
      command.seconds = seconds
      command.cache = isCached ? cache : nil
      $0.contactCommand = command
    }
  }

  private func ask(_ policy: RecipientPolicy, _ address: String = "192.0.2.7", now: Int64 = 1_800_000_000)
    throws -> Decision
  {
    try Decision.about(address, names, policy, now: now, warn: { [warnings] in warnings.add($0) })
  }

  @Test(
    "gives one address a line",
    arguments: [
      ("echo abuse@isp.example", "abuse@isp.example"),
      (
        "printf '# whois\\n\\n  a@isp.example\\t\\r\\nmailto:b@other.example\\n'",
        "a@isp.example b@other.example"
      ),
      ("printf 'a@isp.example'", "a@isp.example"), ("true", "no-name"), ("echo '# nobody'", "no-name"),
      ("echo abuse@ripe.net", "registry"), ("echo abuse@nowhere.example", "no-mail-server"),
      ("echo a@isp.example; exit 1", "later"), ("kill -9 $$", "later"), ("exec sleep 60", "later"),
      ("yes a@isp.example | head -c 70000", "later"), ("head -c 60000 /dev/zero", "no-name"),
    ])
  func output(script: String, expected: String) throws {
    let seconds: Double = script.hasPrefix("exec sleep") ? 0.3 : 20
    #expect(try ask(policy(script, isCached: false, seconds: seconds)).summary == expected)
    #expect(calls == "192.0.2.7\n")
  }

  @Test("that cannot be started is asked later, with the reason")
  func missing() throws {
    let policy = RecipientPolicy.forTests {
      $0.kind = .abuse
      $0.contactCommand = ContactCommand(words: [scratch.path + "/none"])
    }
    #expect(try ask(policy) == .later("contact command '\(scratch.path)/none': cannot be started"))
  }

  @Test("says why it failed")
  func complaint() throws {
    let decision = try ask(policy("printf 'no\\033route\\nmore' >&2; exit 3", isCached: false))
    #expect(decision == .later("contact command '/bin/sh': status 3: \"no\\x1Broute\""))
  }

  @Test("is told about lines that are something else")
  func warning() throws {
    #expect(
      try ask(policy("echo 'abuse: x'; echo a@isp.example; echo network 10.0.0.0/8")).summary
        == "a@isp.example")
    #expect(
      warnings.all == [
        "contact command: \"abuse: x\" is not a plain mail address",
        "contact command: \"network 10.0.0.0/8\" is not a network that 192.0.2.7 can be in",
      ])
  }

  @Test("is asked once in seven days, also when it knows nobody")
  func cached() throws {
    let day: Int64 = 86_400
    for (script, expected) in [("echo a@isp.example", "a@isp.example"), ("true", "no-name")] {
      unlink(scratch.path + "/calls")
      unlink(cache.string)
      let policy = policy(script)
      for now in [0, 1, 6 * day, 7 * day - 1] {
        #expect(try ask(policy, now: 1_800_000_000 + now).summary == expected)
      }
      #expect(calls == "192.0.2.7\n")
      #expect(try ask(policy, now: 1_800_000_000 + 7 * day).summary == expected)
      #expect(calls == "192.0.2.7\n192.0.2.7\n")
      // The clock went back: what was answered in the future does not hold.
      #expect(try ask(policy, now: 1_800_000_000).summary == expected)
      #expect(calls == "192.0.2.7\n192.0.2.7\n192.0.2.7\n")
    }
    #expect(warnings.all == [])
  }

  @Test("answers for a whole network")
  func network() throws {
    let policy = policy("echo network 192.0.2.0/25; echo a@isp.example")
    #expect(try ask(policy).words == "abuse contact of 192.0.2.0/25 in the registry's records: a@isp.example")
    #expect(try ask(policy, "192.0.2.100").summary == "a@isp.example")
    #expect(calls == "192.0.2.7\n")
    #expect(try ask(policy, "192.0.2.200").summary == "a@isp.example")
    #expect(calls == "192.0.2.7\n192.0.2.200\n")
    let text = try String(contentsOfFile: cache.string, encoding: .utf8)
    #expect(
      text
        == "worm-mailer contacts 1\n1800000000 192.0.2.0/25 a@isp.example\n1800000000 192.0.2.200 a@isp.example\n"
    )
  }

  @Test("does not keep a failure")
  func failure() throws {
    #expect(try ask(policy("exit 1")).summary == "later")
    #expect(access(cache.string, F_OK) != 0)
  }

  @Test(
    "does not believe what stands in its file, if it is something else",
    arguments: [
      "", "noise", "worm-mailer contacts 2\n1800000000 192.0.2.7 evil@other.example\n",
      "worm-mailer contacts 1\n1800000000 192.0.2.7 evil@other.example,|sh\n",
      "worm-mailer contacts 1\n1800000000 192.0.2.0/99 evil@other.example\n",
      "worm-mailer contacts 1\n-1 192.0.2.7 evil@other.example\n",
      "worm-mailer contacts 1\n1800000000  192.0.2.7 evil@other.example\n",
      "worm-mailer contacts 1\n999999999999999999999 192.0.2.7 evil@other.example\n",
      "worm-mailer contacts 1\n1800000001 192.0.2.7 evil@other.example\n",
    ])
  func hostileFile(text: String) throws {
    try scratch.file("contacts", text)
    #expect(try ask(policy("echo a@isp.example")).summary == "a@isp.example")
    #expect(try ask(policy("echo b@isp.example")).summary == "a@isp.example")
    #expect(calls == "192.0.2.7\n")
  }

  @Test("is not held up by a pipe or a directory in the place of its file")
  func oddFile() throws {
    #expect(mkfifo(cache.string, 0o600) == 0)
    #expect(try ask(policy("echo a@isp.example")).summary == "a@isp.example")
    unlink(cache.string)
    #expect(mkdir(cache.string, 0o700) == 0)
    #expect(try ask(policy("echo a@isp.example")).summary == "a@isp.example")
    // Each time it is read without the lock and with it, and then replaced.
    let unread = "\(cache): Invalid argument; it is not read"
    let each = [
      unread, unread,
      "\(cache): cannot be replaced: it is not a regular file; the answers of the contact command are not kept",
    ]
    #expect(warnings.all == each + each)
  }
}
