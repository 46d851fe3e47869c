import Doctor
import Foundation
import Glibc
import ProgramTesting
import Secrecy
import Synchronization
import Sysroot
import Testing

/// A daemon that plays saslauthd(8): it keeps what it is asked, and gives one answer.
private final class PlayedDaemon: Sendable {
  private let asked = Mutex<[UInt8]>([])
  private let end = DispatchSemaphore(value: 0)

  /// - Parameter answer: The bytes to answer with; nil to say nothing and hang up.
  init(at path: String, answer: [UInt8]?) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    try #require(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(descriptor, 5) == 0)
    chmod(path, 0o777)
    Thread.detachNewThread { [self] in
      let bytes = Self.serve(descriptor, answer)
      asked.withLock { $0 = bytes }
      end.signal()
    }
  }

  /// What it was asked.
  var question: [UInt8] {
    guard end.wait(timeout: .now() + 30) == .success else { return [] }
    return asked.withLock { $0 }
  }

  private static func serve(_ descriptor: Int32, _ answer: [UInt8]?) -> [UInt8] {
    var asked: [UInt8] = []
    // The first connection only sees whether anybody listens.
    while asked.isEmpty {
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { return [] }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(connection, &buffer, buffer.count)
      asked = Array(buffer.prefix(max(0, count)))
      if !asked.isEmpty, let answer { _ = write(connection, answer, answer.count) }
      close(connection)
    }
    close(descriptor)
    return asked
  }
}

@Suite("What saslauthd is asked, and answers")
struct SaslauthdAnswerTests {
  @Test(
    "is passed on",
    arguments: [
      ([0, 2, 0x4F, 0x4B] as [UInt8]?, "saslauthd-says-yes"),
      ([0, 5] + Array("OK ok".utf8), "saslauthd-says-yes"),
      ([0, 2, 0x4E, 0x4F], "saslauthd-says-no"), ([0, 9, 0x4E], "saslauthd-silent"),
      ([0xFF, 0xFF, 0x4F, 0x4B], "saslauthd-silent"), ([0, 2, 0x68, 0x6F], "saslauthd-silent"),
      ([0], "saslauthd-silent"), (nil, "saslauthd-silent"),
    ])
  func answers(answer: [UInt8]?, identifier: String) throws {
    let machine = try PlayedMachine()
    try machine.file("etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN\n")
    let directory = machine.path("var/run/saslauthd")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let daemon = try PlayedDaemon(at: directory + "/mux", answer: answer)
    let examination = try Examination(
      machine: Tree(root: machine.scratch.path), commands: machine.commands,
      account: Examination.Account(user: "joe", password: Secret("pass".utf8)))
    let findings = examination.findings()
    #expect(findings.contains { $0.identifier == identifier }, "\(findings.map(\.identifier))")
    let parts = ["joe", "pass", "smtp", "sample.test"].map { [0, UInt8($0.utf8.count)] + Array($0.utf8) }
    #expect(daemon.question == Array(parts.joined()))
  }
}
