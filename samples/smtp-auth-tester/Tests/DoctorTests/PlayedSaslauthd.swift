import Foundation
import Glibc
import ProgramTesting
import Synchronization
import Testing

/// A saslauthd that says yes to everything, and remembers what it was asked.
final class PlayedSaslauthd: Sendable {
  private let listener: Int32
  private let asked = Mutex([[String]]())

  /// The strings of each question: user, password, service, realm.
  var questions: [[String]] { asked.withLock { $0 } }

  init(_ path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    listener = descriptor
    let isBound = withUnsafeBytes(of: address) { bytes in
      bytes.baseAddress.map {
        bind(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0
      } ?? false
    }
    try #require(isBound && chmod(path, 0o777) == 0 && listen(descriptor, 5) == 0)
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(descriptor, nil, nil)
        if client < 0 { return }
        serve(client)
        close(client)
      }
    }
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
