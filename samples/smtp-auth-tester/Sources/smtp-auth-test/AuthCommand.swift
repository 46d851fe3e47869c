import ArgumentParser
import Diagnosis
import Reporting
import SASL

/// Tries one credential at a server and explains the answers.
struct AuthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auth",
    abstract: "Try one credential at a server and explain what it answers.",
    discussion: """
      Of the mechanisms that the server offers PLAIN is tried first where a good certificate shows that it is the \
      right server, because it works wherever passwords can be checked at all; else the strongest, then PLAIN. Then \
      the others, until one works; after three failures it ends, because servers lock out users who fail too often. \
      The password is asked for on the \
      terminal, or read from where the options say, and never taken from the command line. It is sent only under TLS with a good \
      certificate, or to this machine itself.
      """)

  @OptionGroup var auth: AuthOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The user to authenticate as.", valueName: "name"))
  var user: String

  @Option(
    help: ArgumentHelp(
      "Whom to act for, the authorization identity. (default: nobody else)", valueName: "name"))
  var authzid = ""

  @OptionGroup var password: PasswordOptions
  @OptionGroup var output: ReportOptions

  @Flag(help: "Show the dialogue, without the password.")
  var transcript = false

  @Flag(help: "Do not show the user's name in the transcript and in answers.")
  var maskUser = false

  func validate() throws {
    for (option, name) in [("--user", user), ("--authzid", authzid)]
    where name.unicodeScalars.contains("\u{FFFD}") {
      // That is what Swift made of it; another name than the one that was meant must not be sent.
      throw ValidationError("'\(option)' is not UTF-8")
    }
    if !authzid.isEmpty, let kind = try auth.wanted?.first(where: { !$0.carriesAuthorizationIdentity }) {
      throw ValidationError("'--authzid' cannot go with '--mech \(kind.name)', which has no place for it")
    }
  }

  func run() throws {
    let secret = try password.password(
      asking: (auth.token ? "Token of " : "Password of ") + user)
    let credentials = Credentials(user: user, password: secret, authorizationIdentity: authzid)
    let run = try AuthRun(auth, credentials, hiding: maskUser ? [user, authzid].filter { !$0.isEmpty } : [])
    var report = AuthReport(
      run: run, remarks: Remark.all(on: run.contact, days: output.warnDays) + Remark.afterLogin(in: run),
      showsTranscript: transcript)
    report.others = try OtherPorts(besides: run.contact, run.verdict, auth.connection)
    try output.write(run.verdict, text: report.text, json: report.json, nagios: report.nagios)
  }
}
