/// Plays a script to one client and writes down what it said.
struct ScriptPlayer {
  private let wire: ServerWire
  /// Whether the client gets no goodbye.
  private var isRude = false
  private(set) var recording = ScriptedServer.Recording()

  init(_ wire: ServerWire) { self.wire = wire }

  /// Plays to the end, that of the script or an earlier one.
  mutating func play(_ script: Script, number: Int) {
    var place = ""
    do throws(ServerWire.Ended) {
      for step in script.steps {
        place = Self.name(of: step)
        guard try play(step) else { break }
      }
      place = ""
      while !script.loop.isEmpty {
        for step in script.loop { _ = try play(step) }
      }
    } catch {
      switch error {
      case .byClient:
        // Whoever is kept waiting, or for ever, has to leave some time.
        if !place.isEmpty, place != "SILENCE" { fail("the client left at '\(place)'") }
      case .byStop: fail("the test ended at '\(place.isEmpty ? "FOREVER" : place)'")
      case .tls(let reason): fail("\(place): \(reason)")
      }
    }
    if !isRude { wire.end() }
    recording.received = wire.received
    recording.exporter = wire.exporter
    recording.failures = recording.failures.map { "connection \(number): \($0)" }
  }

  private mutating func fail(_ text: String) { recording.failures.append(text) }

  /// - Returns: Whether the script goes on.
  private mutating func play(_ step: Script.Step) throws(ServerWire.Ended) -> Bool {
    switch step {
    case .say(let bytes): try wire.say(bytes)
    case .trickle(let bytes, let milliseconds):
      for byte in bytes {
        try wire.say([byte])
        try wire.wait(milliseconds: milliseconds)
      }
    case .expect(let pattern):
      let line = try line()
      guard Pattern(pattern).matches(line) else {
        fail("'\(pattern)' was expected and '\(line)' came")
        return false
      }
    case .answer(let body):
      let text = body(try line())
      if !text.isEmpty {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          try wire.say(Array("\(line)\r\n".utf8))
        }
      }
    case .message: while try line() != "." {}
    case .tls(let name, let version):
      let identity: TestIdentity
      do {
        identity = try TestCertificates.shared.get()[name]
      } catch {
        throw .tls("no certificates: \(error)")
      }
      try wire.startTLS(identity, version)
    case .silence: try wire.wait(milliseconds: 60_000)
    case .close: return false
    case .reset:
      wire.reset()
      isRude = true
      return false
    case .invalid(let line):
      fail("the script's line '\(line)' is not understood")
      return false
    }
    return true
  }

  private mutating func line() throws(ServerWire.Ended) -> String {
    let line = try wire.line()
    recording.lines.append(.init(text: line, isEncrypted: wire.isEncrypted))
    return line
  }

  private static func name(of step: Script.Step) -> String {
    switch step {
    case .say(let bytes): "S: \(String(decoding: bytes.prefix(60), as: UTF8.self))"
    case .trickle: "TRICKLE"
    case .expect(let pattern): "C: \(pattern)"
    case .answer: "an answer"
    case .message: "MESSAGE"
    case .tls(let name, _): "TLS \(name.rawValue)"
    case .silence: "SILENCE"
    case .close: "CLOSE"
    case .reset: "RESET"
    case .invalid(let line): line
    }
  }
}
