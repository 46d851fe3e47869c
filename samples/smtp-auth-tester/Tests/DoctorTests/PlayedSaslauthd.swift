import Foundation
import ProgramTesting
import Synchronization

/// A saslauthd that says yes to everything, and remembers what it was asked.
final class PlayedSaslauthd: Sendable {
  private let asked = Mutex([[String]]())

  /// The strings of each question: user, password, service, realm.
  var questions: [[String]] { asked.withLock { $0 } }

  init(_ path: String) throws {
    _ = try PlayedListener(path) { [self] in serve($0) }
  }

  private func serve(_ client: Int32) {
    var bytes = [UInt8](repeating: 0, count: 2048)
    let count = recv(client, &bytes, bytes.count, 0)
    var rest = bytes.prefix(max(count, 0))
    var strings: [String] = []
    while let high = rest.popFirst(), let low = rest.popFirst() {
      let size = Int(high) << 8 | Int(low)
      strings.append(String(decoding: rest.prefix(size), as: UTF8.self))
      rest = rest.dropFirst(size)
    }
    if strings.isEmpty { return }
    asked.withLock { $0.append(strings) }
    _ = send(client, [0, 2, 0x4F, 0x4B] as [UInt8], 4, Int32(MSG_NOSIGNAL))
  }
}
