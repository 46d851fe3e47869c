import Sending
import ServerTesting
import Testing
import Transport

/// A relay that plays scripts.
enum PlayedRelay {
  /// Lets the relay take a message, and expects that the dialogue was that of the scripts.
  ///
  /// - Parameters:
  ///   - scripts: One for each session.
  ///   - change: Changes the settings, which know the tests' authority and wait long enough for a busy machine.
  /// - Returns: What became of the message, and what the relay heard.
  static func take(
    _ scripts: Script..., message: String = "Subject: worm\n\nA line\n",
    to recipients: [String] = ["b@y.test"],
    at location: SourceLocation = #_sourceLocation, settings change: (inout Relay) throws -> Void = { _ in }
  ) throws -> (outcome: DeliveryOutcome, sessions: [ScriptedServer.Recording]) {
    let all = scripts.dropFirst().reduce(scripts.first ?? "") { $0 + $1 }
    let server = try scripts.count == 2 ? ScriptedServer(scripts[0], scripts[1]) : ScriptedServer(all)
    defer { server.finish() }
    var settings = Relay(try Endpoint(host: "127.0.0.1", port: server.port), helloName: "mailer.test")
    settings.tls.trust = .authorities(file: try TestCertificates.shared.get().authorityFile)
    settings.replySeconds = 20
    try change(&settings)
    let outcome = RelayTransport(settings)
      .deliver(message: Array(message.utf8), from: "worm+x@us.test", to: recipients)
    #expect(server.finish() == [], sourceLocation: location)
    return (outcome, server.recordings)
  }
}
