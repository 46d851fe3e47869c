import ChildProcess
import Doctor
import Foundation
import Secrecy
import Testing

@Suite("Programs that the doctor runs")
struct CommandsTests {
  private let commands = SystemCommands()

  @Test("are fed, heard and judged")
  func conversation() throws {
    let input = [UInt8](repeating: 0x61, count: 300_000)
    let echoed = try #require(
      commands.run("cat", [], input: input, secretFile: nil, seconds: 20))
    #expect(echoed.status == 0)
    #expect(echoed.output == input)
    let failed = try #require(
      commands.run("sh", ["-c", "echo out; echo no >&2; exit 3"], input: [], secretFile: nil, seconds: 20))
    #expect(failed.status == 3)
    #expect(failed.output == Array("out\n".utf8))
    #expect(failed.errors == Array("no\n".utf8))
    #expect(commands.run("no-such-program", [], input: [], secretFile: nil, seconds: 1) == nil)
  }

  @Test("find a secret behind a descriptor, and can open it by name")
  func secret() throws {
    let secret = Secret("top secret\n".utf8)
    let script = "cat /dev/fd/3; tr '\\0' ' ' </proc/self/cmdline; cat /proc/self/environ"
    let result = try #require(
      commands.run("sh", ["-c", script], input: [], secretFile: secret, seconds: 20))
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.hasPrefix("top secret\n"))
    #expect(text.components(separatedBy: "top secret").count == 2)
  }

  @Test("are ended when they are late, and when their children hold on", .timeLimit(.minutes(1)))
  func late() throws {
    let asleep = try #require(
      commands.run("sleep", ["600"], input: [], secretFile: nil, seconds: 0.2))
    #expect(asleep.status == nil)
    let parent = try #require(
      commands.run("sh", ["-c", "sleep 5 & echo done"], input: [], secretFile: nil, seconds: 30))
    #expect(parent.status == 0)
    #expect(parent.output == Array("done\n".utf8))
    let deaf = try #require(
      commands.run(
        "sh", ["-c", "exec <&-; echo x"], input: [UInt8](repeating: 0, count: 1 << 20), secretFile: nil,
        seconds: 20))
    #expect(deaf.status == 0)
  }

  @Test("may say more than is kept", .timeLimit(.minutes(1)))
  func flood() throws {
    let result = try #require(
      commands.run("head", ["-c", "20000000", "/dev/zero"], input: [], secretFile: nil, seconds: 50))
    #expect(result.status == 0)
    #expect(result.output.count == 8 << 20)
  }
}
