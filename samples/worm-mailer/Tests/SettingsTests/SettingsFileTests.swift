import Addresses
import ProgramTesting
import SeededRandom
import Settings
import SystemPackage
import Testing

@Suite("The configuration file")
struct SettingsFileTests {
  /// The mistakes that reading a text finds; none when it can be read.
  private func mistakes(_ text: String) -> [String] {
    do {
      _ = try Settings(parsing: Array(text.utf8), file: "x.conf")
      return []
    } catch {
      return error.mistakes
    }
  }

  @Test("has a default for everything, and until told nothing leaves")
  func defaults() throws {
    let settings = try Settings(parsing: [], file: "x.conf")
    #expect(settings == Settings())
    #expect(!settings.send)
    #expect(settings.recipient == .postmaster)
    #expect(settings.window == 600 && settings.perRecipient == 3 && settings.perDay == 100)
  }

  @Test("is read")
  func reading() throws {
    let text = """
      # a comment
        send=yes
      from = worm-report@mail.example.net\r
      admin\t=\troot@mail.example.net

      recipient = both
      own_network = 192.0.2.0/24
      own_network = 2001:db8::/32
      own_domain = Example.NET.
      window = 5m
      again = 2d
      retry_first = 90s
      lookup_command = /usr/local/bin/abuse-contact --quick
      """
    let settings = try Settings(parsing: Array(text.utf8), file: "x.conf")
    #expect(settings.send)
    #expect(settings.from == "worm-report@mail.example.net")
    #expect(settings.admin == "root@mail.example.net")
    #expect(settings.recipient == .both)
    #expect(settings.ownNetworks == [Network("192.0.2.0/24"), Network("2001:db8::/32")].compactMap(\.self))
    #expect(settings.ownDomains == ["example.net"])
    #expect(settings.window == 300 && settings.again == 172_800 && settings.retryFirst == 90)
    #expect(settings.lookupCommand == ["/usr/local/bin/abuse-contact", "--quick"])
    #expect(settings.place(of: "window") == "x.conf:10")
  }

  @Test(
    "says what is wrong, where and what to do",
    arguments: [
      ("snd = yes", #"x.conf:1: unknown key "snd"; did you mean 'send'?"#),
      ("own-networks = ::1", #"x.conf:1: unknown key "own-networks"; did you mean 'own_network'?"#),
      ("per_dya = 3", #"x.conf:1: unknown key "per_dya"; did you mean 'per_day'?"#),
      ("colour = red", #"x.conf:1: unknown key "colour"; worm-mailer.conf(5) has all keys"#),
      ("\nsend", #"x.conf:2: "send" is neither 'key = value' nor a comment that begins with '#'"#),
      ("send =", "x.conf:1: 'send' has no value; comment the line out to have the default"),
      ("send = maybe", #"x.conf:1: 'send': "maybe" must be yes or no"#),
      ("send = no # not yet", #"x.conf:1: 'send': "no # not yet" must be yes or no"#),
      (
        "window = 5 minutes",
        #"x.conf:1: 'window': "5 minutes" must be a time such as 90s, 15m, 24h or 5d, from 1s to 1d"#
      ),
      (
        "window = 99999999999999999999d",
        #"x.conf:1: 'window': "99999999999999999999d" must be a time such as 90s, 15m, 24h or 5d, from 1s to 1d"#
      ),
      ("window = 10", #"x.conf:1: 'window': "10" must be a time such as 90s, 15m, 24h or 5d, from 1s to 1d"#),
      (
        "keep = 8d\nagain = 9d",
        "x.conf:1: 'keep' must be as long as 'again' and 7 days at least; what is forgotten is mailed again"
      ),
      ("per_day = -1", #"x.conf:1: 'per_day': "-1" must be a number from 0 to 100000"#),
      ("window = 1m\nwindow = 2m", "x.conf:2: 'window' is set in line 1 already; delete one of them"),
      ("recipient = all", #"x.conf:1: 'recipient': "all" must be one of postmaster, abuse, both"#),
      ("spool = spool", #"x.conf:1: 'spool': "spool" must be a whole path, beginning with '/'"#),
      (
        "own_network = 192.0.2.0/33",
        #"x.conf:1: 'own_network': "192.0.2.0/33" must be an address or a network such as 192.0.2.0/24"#
      ),
      (
        "hook = report.sh", #"x.conf:1: 'hook': "report.sh" must begin with the whole path of a program"#
      ),
      (
        "from = a@b@c",
        #"x.conf:1: 'from': "a@b@c" must be a plain mail address such as worm-report@host.example"#
      ),
      ("relay_tls = none", "x.conf:1: 'relay_tls' is of no use without 'relay'"),
      ("from = a\u{1}@x", "x.conf:1: the line is not UTF-8 text, or has control characters in it"),
    ])
  func blaming(text: String, mistake: String) { #expect(mistakes(text) == [mistake]) }

  @Test("needs to know who sends and who watches before anything is sent")
  func sending() {
    #expect(
      mistakes("send = yes")
        == ["x.conf:1: 'send = yes' needs 'from'", "x.conf:1: 'send = yes' needs 'admin'"])
  }

  @Test("finds all mistakes at once, and a hundred are enough")
  func several() {
    #expect(mistakes("a = 1\nwindow = x\nb = 2").count == 3)
    #expect(mistakes(String(repeating: "a = 1\n", count: 5000)).count == 100)
  }

  @Test("may be any bytes")
  func hostile() {
    var random = SeededGenerator(seed: 1)
    for round in 0..<500 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(throws: SettingsProblem.self, "round \(round)") {
        try Settings(parsing: bytes, file: "x.conf")
      }
    }
  }

  @Test("is named when it is not there, or too large")
  func missing() throws {
    let scratch = try Scratch()
    let path = FilePath(scratch.path + "/x.conf")
    let problem = #expect(throws: SettingsProblem.self) { try Settings.read(path) }
    #expect(problem?.description == "\(path): No such file or directory; '--config' names another file")
    try scratch.file("x.conf", String(repeating: "#", count: 2 << 20))
    let large = #expect(throws: SettingsProblem.self) { try Settings.read(path) }
    #expect(large?.description.contains("has more than 1048576 bytes") == true)
  }

  @Test("can be written from what was read, and says the same")
  func roundTrip() throws {
    let text =
      "send = yes\nfrom = a@b.example\nadmin = c@d.example\nproxy = 10.0.0.0/8\nproxy = ::1\nwindow = 90s\n"
    let settings = try Settings(parsing: Array(text.utf8), file: "x.conf")
    let written = SettingsKey.all.flatMap { key in
      key.name.hasPrefix("relay_tls") ? [] : key.shown(settings).map { "\(key.name) = \($0)\n" }
    }
    #expect(try Settings(parsing: Array(written.joined().utf8), file: "y.conf") == settings)
  }
}
