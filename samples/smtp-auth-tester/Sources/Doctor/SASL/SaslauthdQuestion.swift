import Secrecy
import Transport

/// A question to saslauthd(8) by its socket, whether a name and a password are right.
///
/// Its protocol: four strings - user, password, service, realm - each after its length in two bytes, the higher one
/// first; the answer is one such string that begins with OK or NO.
struct SaslauthdQuestion {
  enum Answer: Equatable {
    case yes
    case no

    /// The daemon listens, and nothing was asked.
    case listens
    case notListening
    case silent
    case blind
  }

  /// The socket, as a path of the machine.
  let socket: String

  /// Sees whether anybody listens.
  func look() -> Answer {
    switch LocalSocket.connect(socket, deadline: Deadline(seconds: 3)) {
    case .success: .listens
    case .failure(let problem): Self.answer(problem)
    }
  }

  /// Asks.
  func ask(_ user: String, _ password: Secret, realm: String) -> Answer {
    let deadline = Deadline(seconds: 15)
    switch LocalSocket.connect(socket, deadline: deadline) {
    case .failure(let problem): return Self.answer(problem)
    case .success(let connection):
      guard let question = Self.encoded(user, password, realm: realm), connection.send(question, deadline),
        let size = connection.receive(2, deadline)
      else { return .silent }
      let count = Int(size[0]) << 8 | Int(size[1])
      guard let reply = connection.receive(min(count, 1024), deadline) else { return .silent }
      if reply.starts(with: [0x4F, 0x4B]) { return .yes }
      return reply.starts(with: [0x4E, 0x4F]) ? .no : .silent
    }
  }

  private static func answer(_ problem: LocalSocket.Problem) -> Answer {
    switch problem {
    case .refused: .notListening
    case .denied: .blind
    case .failed: .silent
    }
  }

  /// The four strings; nil when one is longer than the daemon takes.
  private static func encoded(_ user: String, _ password: Secret, realm: String) -> Secret? {
    let strings = (Array(user.utf8), Array("smtp".utf8), Array(realm.utf8))
    let counts = [strings.0.count, password.count, strings.1.count, strings.2.count]
    guard counts.allSatisfy({ $0 <= 256 }) else { return nil }
    return Secret(count: counts.reduce(8, +)) { buffer in
      var position = 0
      func put(_ bytes: UnsafeRawBufferPointer) {
        buffer[position] = UInt8(bytes.count >> 8)
        buffer[position + 1] = UInt8(bytes.count & 0xFF)
        UnsafeMutableRawBufferPointer(rebasing: buffer[(position + 2)...]).copyMemory(from: bytes)
        position += 2 + bytes.count
      }
      strings.0.withUnsafeBytes(put)
      password.withBytes(put)
      strings.1.withUnsafeBytes(put)
      strings.2.withUnsafeBytes(put)
    }
  }
}
