import ServerTesting
import Testing

@Suite("The question whether mail is relayed")
struct RelayCheckTests {
  private static let hello: Script = """
    S: 220 mail.sample.test ESMTP
    C: EHLO *
    S: 250-mail.sample.test
    S: 250 AUTH PLAIN LOGIN

    """
  private static let mail: Script =
    "C: MAIL FROM:<joe@sample.test>\nS: 250 ok\nC: RCPT TO:<jane@other.test>\n"
  private static let accepted: Script = mail + "S: 250 ok\nC: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye"
  private static let refused: Script =
    mail + "S: 554 5.7.1 Relay access denied\nC: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye"
  private static let login: Script = hello + "C: AUTH PLAIN *\nS: 235 ok\n"

  private func report(_ server: ScriptedServer, _ options: String...) throws -> Report {
    let report = try Report(
      Secretive.usual.auth(
        [server.endpoint, "--format", "json", "--relay-check", "joe@sample.test", "jane@other.test"] + options
      ))
    #expect(server.finish() == [])
    return report
  }

  @Test("is answered for the user and for strangers")
  func answers() throws {
    let good = try report(ScriptedServer(Self.login + Self.accepted, Self.hello + Self.refused))
    #expect(good.relay?.with_auth?.accepted == true)
    #expect(good.relay?.without_auth.accepted == false)
    #expect(good.status == 0)
    let useless = try report(ScriptedServer(Self.login + Self.refused, Self.hello + Self.refused))
    #expect(useless.status == 19)
    let open = try report(ScriptedServer(Self.login + Self.accepted, Self.hello + Self.accepted))
    #expect(open.relay?.explanation?.identifier == "relays-without-auth")
  }

  @Test("is answered by RCPT, whatever comes after it")
  func hangsUp() throws {
    let open = Self.hello + Self.mail + "S: 250 ok\nC: RSET\nCLOSE"
    let report = try report(ScriptedServer(Self.login + Self.accepted, open))
    #expect(report.relay?.without_auth.accepted == true)
    #expect(report.relay?.explanation?.identifier == "relays-without-auth")
  }

  @Test("is not asked as the user in a session that has not come so far as AUTH")
  func noSession() throws {
    let vanished = Script("S: 421 too many connections")
    let report = try report(
      ScriptedServer(Self.login + "C: QUIT\nS: 221 bye", vanished, Self.hello + Self.refused), "--mech",
      "PLAIN",
      "--mech", "LOGIN")
    #expect(report.attempts?.map(\.succeeded) == [true])
    #expect(report.relay?.with_auth == nil)
    #expect(report.relay?.without_auth.accepted == false)
  }
}
