import ChildProcess
import Sending
import Foundation
import ProgramTesting
import Testing
import Transport

@Suite("The sendmail command")
struct SendmailTransportTests {
  private let message = Array("Subject: worm\n\n.\nA line\n".utf8)
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// A command that does what a shell script says.
  private func sendmail(_ script: String, seconds: Double = 60) throws -> SendmailTransport {
    let path = try scratch.file("sendmail", "#!/bin/sh\n\(script)\n", mode: 0o755)
    return SendmailTransport(path: path, arguments: ["-C", "some file"], seconds: seconds)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: scratch.path + "/" + name, encoding: .utf8)
  }

  @Test(
    "gets sender and recipients as arguments, and the message as it is", arguments: ["worm+x@us.test", ""])
  func arguments(sender: String) throws {
    let transport = try sendmail(
      "printf '%s\\n' \"$@\" > \(scratch.path)/arguments; cat > \(scratch.path)/message; echo queued")
    let outcome = transport.deliver(message: message, from: sender, to: ["a@x.test", "b@y.test"])
    #expect(outcome.addresses(.accepted) == ["a@x.test", "b@y.test"])
    #expect(outcome.recipients.first?.reply == "'\(transport.path)' ended with status 0: queued")
    let shown = sender.isEmpty ? "<>" : sender
    #expect(try text("arguments") == "-C\nsome file\n-i\n-f\n\(shown)\n--\na@x.test\nb@y.test\n")
    #expect(try text("message") == String(decoding: message, as: UTF8.self))
  }

  @Test(
    "says by its exit status what became of the message",
    arguments: [
      (0, DeliveryOutcome.Fate.accepted), (67, .permanent), (68, .permanent), (75, .temporary),
      (69, .temporary), (71, .temporary), (78, .temporary), (64, .temporary), (1, .temporary),
      (127, .temporary),
    ])
  func status(status: Int, fate: DeliveryOutcome.Fate) throws {
    let transport = try sendmail(
      "cat >/dev/null; echo usage >&2; printf 'no\\033 way\\n\\n' >&2; exit \(status)")
    let outcome = transport.deliver(message: message, from: "", to: ["a@x.test"])
    let reply = "'\(transport.path)' ended with status \(status): no\\x1B way"
    #expect(outcome.recipients == [.init("a@x.test", fate, reply: reply)])
  }

  @Test("gets a long message as a whole, too", arguments: [1, 100_000, 1_000_000])
  func length(_ count: Int) throws {
    let long = [UInt8](repeating: 0x41, count: count)
    let outcome = try sendmail("wc -c").deliver(message: long, from: "", to: ["a@x.test"])
    #expect(outcome.recipients.first?.reply.hasSuffix(" ended with status 0: \(count)") == true)
  }

  @Test("has its message when it starts, so that it cannot take a part for the whole when we are killed")
  func prefilled() throws {
    let message = [UInt8](repeating: 0x41, count: 100_000)
    var child = Child(
      "/bin/sh",
      ["-c", "head -c 100000 >\(scratch.path)/part; mv \(scratch.path)/part \(scratch.path)/whole"],
      reading: message)
    // Nobody has talked to it yet.
    let end = Date(timeIntervalSinceNow: 60)
    while !FileManager.default.fileExists(atPath: scratch.path + "/whole"), Date() < end { usleep(5000) }
    #expect(try text("whole").utf8.count == message.count)
    _ = child?.converse(input: [], limit: 0, deadline: Deadline(seconds: 60))
  }

  @Test("may have sent what it was given before it was killed", arguments: ["exec sleep 60", "kill -9 $$"])
  func killed(script: String) throws {
    let transport = try sendmail(script, seconds: script.hasPrefix("exec") ? 0.3 : 60)
    let outcome = transport.deliver(message: message, from: "", to: ["a@x.test"])
    let reply = "'\(transport.path)' was killed, or did not end in time"
    #expect(outcome.recipients == [.init("a@x.test", .uncertain, reply: reply)])
  }

  @Test(
    "that is not there, or is not a program, is tried again later", arguments: ["/nowhere/sendmail", "/"])
  func missing(path: String) {
    let outcome = SendmailTransport(path: path).deliver(message: message, from: "", to: ["a@x.test"])
    #expect(outcome.recipients == [.init("a@x.test", .temporary, reply: "'\(path)': cannot be started")])
  }

  @Test("need not read all of a large message")
  func deaf() throws {
    let large = [UInt8](repeating: 0x61, count: 4_000_000)
    let outcome = try sendmail("exit 75").deliver(message: large, from: "", to: ["a@x.test"])
    #expect(outcome.addresses(.temporary) == ["a@x.test"])
  }

  @Test(
    "does not get an address that could be more than one",
    arguments: [
      "-bs@x.test", "a b@x.test", "a@x.test\n", "a", "|/bin/sh@x", "a,b@x.test", "<a@x.test>", "ü@x.test",
    ])
  func hostile(address: String) throws {
    let transport = try sendmail("printf '%s\\n' \"$@\" > \(scratch.path)/arguments; cat >/dev/null")
    let outcome = transport.deliver(message: message, from: "", to: [address, "b@y.test", address])
    #expect(outcome.recipients.map(\.fate) == [.permanent, .accepted, .permanent])
    #expect(try text("arguments").hasSuffix("--\nb@y.test\n"))
    #expect(
      transport.deliver(message: message, from: address, to: ["b@y.test"]).addresses(.temporary).count == 1)
  }
}
