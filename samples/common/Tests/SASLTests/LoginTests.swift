import ProgramTesting
import SASL
import SecrecyTesting
import Testing

@Suite("LOGIN")
struct LoginTests {
  private let joe = Credentials("joe", "secret")

  @Test(
    "The usual questions are answered by their meaning",
    arguments: [
      ("Username:", "Password:"), ("User Name\0", "Password\0"), ("User Name", "Password"),
      ("username", "password"), ("USERNAME: ", "PASSWORD: "), ("User:", "Passwd:"), ("Login:", "Pass:"),
      ("Username:\0", "Password:\0"), ("Username:\r\n", "Password:\r\n"),
    ] as [(TestText, TestText)])
  func questions(name: TestText, password: TestText) throws {
    var login = Login(joe)
    #expect(try login.begin() == nil)
    #expect(try login.answer(name.text) == "joe")
    #expect(try login.answer(password.text) == "secret")
    #expect(login.remarks == [])
    try login.finish()
    // The other way round, too.
    var reversed = Login(joe)
    #expect(try reversed.answer(password.text) == "secret")
    #expect(try reversed.answer(name.text) == "joe")
  }

  @Test(
    "Unknown questions are answered by their position", arguments: ["", "Benutzername:", "\u{FFFD}", "?"])
  func unknownQuestions(question: String) throws {
    var login = Login(joe)
    #expect(try login.answer(question) == "joe")
    #expect(try login.answer(question) == "secret")
    #expect(login.remarks.count == 2)
    #expect(throws: SASLProblem.self) { try login.answer(question) }
  }

  @Test("The name can go with the command")
  func initialResponse() throws {
    var login = Login(joe, initialResponse: true)
    #expect(try login.begin() == "joe")
    #expect(try login.answer("Password:") == "secret")
    var unknown = Login(joe, initialResponse: true)
    #expect(try unknown.begin() == "joe")
    #expect(try unknown.answer("?") == "secret")
  }

  @Test("A server that did not take the name with the command gets it again, once")
  func nameNotTaken() throws {
    var login = Login(joe, initialResponse: true)
    #expect(try login.begin() == "joe")
    #expect(try login.answer("Username:") == "joe")
    #expect(try login.answer("Password:") == "secret")
    #expect(throws: SASLProblem.self) { try login.answer("Username:") }
    #expect(throws: SASLProblem.self) { try login.answer("Password:") }
  }

  @Test("A long challenge is not a question that is known")
  func long() throws {
    var login = Login(joe)
    _ = try login.answer(String(repeating: " ", count: 5000) + "Password:")
    #expect(
      login.remarks == [
        "the challenge \"\(String(repeating: " ", count: 200))…\" is not a known question of LOGIN, "
          + "so it is answered by its position"
      ])
  }

  @Test("Explanations do not show the password")
  func explanations() throws {
    var login = Login(joe)
    #expect(try login.respond(to: Array("Username:".utf8)).explanation == #"user "joe""#)
    #expect(try login.respond(to: Array("Password:".utf8)).explanation == "password (6 bytes)")
  }
}
