import ArgumentParser
import Reporting
import SASL
import Secrecy

/// Prints what a person types into a session made by hand.
struct EncodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encode",
    abstract: "Print what to type to authenticate by hand, in base64.",
    discussion: """
      The output contains the password, or something that can be used in its place; base64 is not encryption. The \
      password itself comes from a file, a descriptor, a variable or the terminal, never from the command line.
      """)

  @Argument(
    help: ArgumentHelp("plain, login, cram-md5, xoauth2 or oauthbearer.", valueName: "mechanism"),
    transform: Self.kind)
  var mechanism: MechanismKind

  @Option(help: ArgumentHelp("The user's name.", valueName: "name"))
  var user: String

  @Option(help: ArgumentHelp("The user to act for, if it is another one.", valueName: "name"))
  var authzid = ""

  @Option(
    help: ArgumentHelp("The server's challenge, the word after 334, for cram-md5.", valueName: "base64"))
  var challenge: String?

  @OptionGroup var passwordOptions: PasswordOptions

  func validate() throws {
    if !authzid.isEmpty, !["PLAIN", "OAUTHBEARER"].contains(mechanism.name) {
      throw ValidationError("'--authzid' needs plain or oauthbearer")
    }
    if (mechanism.name == "CRAM-MD5") != (challenge != nil) {
      throw ValidationError(
        challenge == nil ? "cram-md5 needs '--challenge'" : "only cram-md5 takes '--challenge'")
    }
  }

  func run() throws {
    let subject = "\(mechanism.proof == .token ? "Access token" : "Password") of \(user)"
    let password = try passwordOptions.password(asking: subject)
    let credentials = Credentials(user: user, password: password, authorizationIdentity: authzid)
    guard var exchange = mechanism.mechanism(for: credentials) else {
      throw EncodingProblem("'\(mechanism.name.lowercased())' cannot be typed by hand")
    }
    do {
      var lines: [Secret] = []
      let first = try exchange.start()
      let command = Secret("AUTH \(mechanism.name)".utf8)
      if let first {
        lines = [Secret(joining: [command, Secret(" ".utf8), Base64.encode(first.bytes)])]
      } else if let challenge {
        lines = [command, Base64.encode(try exchange.respond(to: Self.decoded(challenge)).bytes)]
      } else {
        // LOGIN: the two answers to the prompts that every server has in one wording or another.
        lines = [command]
        for prompt in ["Username:", "Password:"] {
          lines.append(Base64.encode(try exchange.respond(to: Array(prompt.utf8)).bytes))
        }
      }
      var output = StandardOutput()
      for line in lines {
        let line = Secret(joining: [line, Secret("\n".utf8)])
        let result = line.withBytes { bytes in
          Result { () throws(OutputProblem) in try output.write(bytes) }
        }
        try result.get()
      }
    } catch let problem as SASLProblem {
      throw EncodingProblem("\(problem)")
    }
  }

  /// A mechanism whose messages do not depend on random numbers of both sides.
  private static func kind(_ name: String) throws -> MechanismKind {
    guard let kind = MechanismKind(named: name), kind.isSupported else {
      throw ValidationError("'\(name)' is not known")
    }
    guard !kind.name.hasPrefix("SCRAM-") else {
      throw ValidationError("'\(name)' cannot be typed by hand; 'auth --mech \(name)' does it")
    }
    return kind
  }

  private static func decoded(_ challenge: String) throws -> [UInt8] {
    do {
      return try Base64.decode(challenge)
    } catch {
      throw EncodingProblem("'--challenge': \(error)")
    }
  }
}

/// The message cannot be made.
private struct EncodingProblem: Problem {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
