import Diagnosis
import Glibc
import Transport

/// The beginning of a conversation with Dovecot's auth service, in which it says what mechanisms it has.
///
/// Dovecot's auth protocol: either side begins with VERSION; the server says MECH once for each mechanism, and DONE
/// where a request may come. No request is made here.
enum DovecotHandshake {
  /// A mechanism with what Dovecot says of it: `plaintext`, `anonymous`, `dictionary`, `active`, `forward-secrecy`,
  /// `mutual-auth`, `private`.
  struct Mechanism: Equatable, Sendable {
    let name: String
    let properties: Set<String>

    /// Whether a list of security options (smtpd_sasl_security_options) lets it pass.
    func passes(options: [String]) -> Bool {
      options.allSatisfy { option in
        switch option.lowercased() {
        case "noplaintext": !properties.contains("plaintext")
        case "noactive": !properties.contains("active")
        case "nodictionary": !properties.contains("dictionary")
        case "noanonymous": !properties.contains("anonymous")
        case "mutual_auth": properties.contains("mutual-auth")
        case "forward_secrecy": properties.contains("forward-secrecy")
        default: true
        }
      }
    }
  }

  enum Answer: Equatable, Sendable {
    /// It is ready.
    case mechanisms([Mechanism])
    case notListening
    case denied

    /// The host's name has no address.
    case noAddress

    /// It took the connection and ended it before DONE, as a Dovecot does that is broken or too busy.
    case closed

    /// It did not come to DONE in time.
    case silent

    /// It is one of the listeners for Dovecot's own services, auth-userdb or auth-master, which has no mechanisms.
    case internalListener

    /// It speaks something else.
    case stranger
  }

  /// Where the service listens.
  enum Place: Hashable, Sendable {
    /// A path of the machine that runs this program.
    case socket(String)
    case host(String, UInt16)
  }

  /// No server has more mechanisms and other lines before DONE.
  private static let mostLines = 200

  /// Postfix waits for 10 seconds.
  private static let seconds = 5.0

  static func ask(_ place: Place) -> Answer {
    let deadline = Deadline(seconds: seconds)
    switch connect(place, deadline) {
    case .success(let connection): return converse(connection, deadline)
    case .failure(let answer): return answer.answer
    }
  }

  private struct Failure: Error {
    let answer: Answer
  }

  private static func connect(_ place: Place, _ deadline: Deadline) -> Result<LocalSocket, Failure> {
    var answer = Answer.noAddress
    let attempts: [() -> Result<LocalSocket, LocalSocket.Problem>] =
      switch place {
      case .socket(let path): [{ LocalSocket.connect(path, deadline: deadline) }]
      case .host(let name, let port):
        ((try? Endpoint(host: name, port: port).addresses()) ?? []).map { address in
          { LocalSocket.connect(address.host, port: port, deadline: deadline) }
        }
      }
    for attempt in attempts {
      switch attempt() {
      case .success(let connection): return .success(connection)
      case .failure(.refused): answer = .notListening
      case .failure(.denied): answer = .denied
      case .failure(.failed): answer = .silent
      }
    }
    return .failure(Failure(answer: answer))
  }

  private static func converse(_ connection: LocalSocket, _ deadline: Deadline) -> Answer {
    // Postfix begins with the same.
    guard connection.send("VERSION\t1\t1\nCPID\t\(getpid())\n", deadline) else { return .closed }
    var mechanisms: [Mechanism] = []
    var isNumbered = false
    for index in 0..<mostLines {
      guard let line = connection.receiveLine(deadline) else {
        if isNumbered, mechanisms.isEmpty { return .internalListener }
        return connection.isAtEnd ? .closed : .silent
      }
      let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if index == 0, words.count < 2 || words[0] != "VERSION" || words[1] != "1" { return .stranger }
      if words[0] == "DONE" { return .mechanisms(mechanisms) }
      if words[0] == "SPID" { isNumbered = true }
      guard words[0] == "MECH", words.count > 1, WordForm.isName(words[1]) else { continue }
      let mechanism = Mechanism(name: words[1].uppercased(), properties: Set(words.dropFirst(2)))
      // Those are for Dovecot's own services, and Postfix passes over them.
      if !mechanism.properties.contains("private") { mechanisms.append(mechanism) }
    }
    return .stranger
  }
}
