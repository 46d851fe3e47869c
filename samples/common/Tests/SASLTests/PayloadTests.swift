import ProgramTesting
import SASL
import Secrecy
import SecrecyTesting
import Testing

@Suite("Explained messages")
struct PayloadTests {
  private func explain(_ text: String, from sender: Payload.Sender = .unknown) -> Payload {
    Payload(Secret(text.utf8), from: sender)
  }

  @Test(
    "Messages are recognized, and shown without their secrets",
    arguments: [
      ("", .empty, ""),
      ("user\0user\0pass", .plain, #"user\0user\0********"#),
      ("\0tim\0tanstaaftanstaaf", .plain, #"\0tim\0********"#),
      (#"\#0DOMAIN\joe\#0pw123456"#, .plain, #"\0DOMAIN\\joe\0********"#),
      ("\0joe smith\0pw123456", .plain, #"\0joe smith\0********"#),
      ("admin\0joe\0pw123456", .plain, #"********\0joe\0********"#),
      ("\0hunter2\0joe", .plain, #"\0********\0********"#),
      ("\0hunter2\0joe@example.org", .plain, #"\0********\0********"#),
      ("hunter2\0hunter2\0joe", .plain, #"********\0********\0********"#),
      ("boss\0hunter2\0x", .plain, #"********\0********\0********"#),
      ("Username:", .loginPrompt, "Username:"),
      ("User Name\0", .loginPrompt, #"User Name\0"#),
      ("Password:", .loginPrompt, "Password:"), ("pass", .text, "********"),
      (
        "<1896.697170952@postoffice.reston.mci.net>", .cramChallenge,
        "<1896.697170952@postoffice.reston.mci.net>"
      ),
      ("tim b913a602c7eda7a495b4e6e7334d3890", .cramResponse, "tim ********"),
      ("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL", .scramClientFirst, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"),
      ("y,a=b,n=user,r=fyko", .scramClientFirst, "y,a=b,n=user,r=fyko"),
      ("p=tls-exporter,,n=user,r=fyko", .scramClientFirst, "p=tls-exporter,,n=user,r=fyko"),
      ("r=fyko3rfc,s=QSXCR+Q6sek8bf92,i=4096", .scramServerFirst, "r=fyko3rfc,s=QSXCR+Q6sek8bf92,i=4096"),
      ("c=biws,r=fyko3rfc,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", .scramClientFinal, "c=biws,r=fyko3rfc,p=********"),
      ("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", .scramServerFinal, "v=********"),
      ("e=invalid-proof", .scramServerFinal, "e=invalid-proof"),
      (
        "user=joe\u{1}auth=Bearer ya29.token\u{1}\u{1}", .xoauth2,
        #"user=joe\x01auth=Bearer ********\x01\x01"#
      ),
      (
        "n,a=joe,\u{1}host=mail.example\u{1}port=587\u{1}auth=Bearer token\u{1}\u{1}", .oauthBearer,
        #"n,a=joe,\x01host=mail.example\x01port=587\x01auth=Bearer ********\x01\x01"#
      ),
      (#"{"status":"401","schemes":"bearer"}"#, .json, #"{"status":"401","schemes":"bearer"}"#),
      ("useruserpass", .text, "********"),
      ("e=mc2", .text, "********"), ("v=", .text, "********"), ("n,", .text, "********"),
      ("p=a,b", .text, "********"),
      ("r=", .text, "********"), ("<", .text, "********"), ("{", .text, "********"),
    ] as [(TestText, PayloadKind, String)])
  func recognized(bytes: TestText, kind: PayloadKind, text: String) {
    let payload = explain(bytes.text)
    #expect(payload.kind == kind)
    #expect(payload.text == text)
  }

  @Test("What a server sends is shown where it is known, what is wanted is shown")
  func shown() {
    #expect(explain("Password:", from: .server).text == "Password:")
    // It may be the password that it got, with or without its question.
    for text in ["Benutzer\u{1B}?", "a\0b", "Password:hunter2", "hunter2"] {
      #expect(explain(text, from: .server) == explain("x", from: .server))
    }
    #expect(explain("x", from: .server).text == Payload.mask)
    #expect(explain("Benutzer?", from: .server).remarks == [])
    let payload = Payload(Secret("user\0user\0pass".utf8), secretsShown: true)
    #expect(payload.text == #"user\0user\0pass"#)
  }

  @Test(
    "Where a message is not of its form, nothing of it is shown",
    arguments: [
      ("user=joe\u{1}aut0=Bearer hunter2\u{1}\u{1}", "from byte 10 on it is not of this form"),
      ("user=joe\u{1}auth=Bea\u{2}rer hunter2\u{1}\u{1}", "from byte 10 on"),
      ("user=joe\u{1}auth=Bearer hunter2\u{1}\u{1}\0", "from byte 5 on"),
      ("user=joe\u{1}auth=Bearer hunter2\u{1}\u{1}user=joe\u{1}auth=Bearer x\u{1}\u{1}", "from byte 31 on"),
      ("user=joe\u{1}auth=Bearer hunter2\u{1}", "from byte 29 on"),
      ("n,a=joe,\u{1}hos=hunter2\u{1}auth=Bearer x\u{1}\u{1}", "from byte 10 on"),
      ("c=biws,r=hunter2,q=x,p=eA==", "from byte 17 on"),
      ("n,,n=hun ter2,r=fyko", "from byte 9 on"),
      ("r=fyko,s=hunter?2,i=4096", "from byte 16 on"),
      (#"{"status":"400","token":"hunter2"}"#, "from byte 17 on"),
      (#"{"scope":"hunter2"}"#, "from byte 10 on"),
      ("hunter2@example.org 0123456789abcdef0123456789abcdef\n", "from"),
      ("<hunter2@x>", "from byte 2 on"),
      ("boss\0us  er\0hunter2", "from byte 9 on"), (#"n,,n=us\0er,r=fyko"#, "from byte 6 on"),
      ("\0joe_hunter2\0hunter2", "is not of this form"), ("\0hunter2\0hunter2", "is not of this form"),
      ("\0user\0hunter2\0\0user\0hunter2", "from byte 14 on"),
    ] as [(TestText, String)])
  func deviating(sample: TestText, remark: String) {
    let payload = explain(sample.text)
    #expect(payload.text == Payload.mask)
    #expect(!payload.remarks.contains { $0.contains("hunter") })
    if payload.kind != .text {
      #expect(payload.remarks.contains { $0.contains(remark) }, "\(payload.remarks)")
    }
  }

  @Test(
    "Messages that are right have no remarks",
    arguments: [
      "user\0user\0pass", "\0user\0pass word", "\0user\0%", "n,,n=user,r=fyko",
      "user=joe\u{1}auth=Bearer t\u{1}\u{1}",
      "Username:", "tim b913a602c7eda7a495b4e6e7334d3890", "<1@x>", "{\"status\":\"401\"}",
    ])
  func nothingToRemark(sample: TestText) {
    #expect(explain(sample.text).remarks == [])
  }

  @Test(
    "The well-known mistakes are noticed",
    arguments: [
      ("useruserpass", "no NUL"),
      (#"user\0user\0pass"#, #"the characters \ and 0 stand where NULs should"#),
      ("user\0pass", "only one NUL"),
      // printf 'user\0user\01234'
      ("user\0user\u{A}34", #"printf 'user\0user\01234' reads \012 as a line's end"#),
      // printf '\0user\01pass', printf '\0user\056'
      ("\0user\u{1}pass", "a control character instead"),
      ("\0user.", #"or printf read \0 and digits"#),
      // printf 'user\01234': nothing but a name and a line's end
      ("user\u{1}34", "a control character"),
      ("\0user\0pass\n", "a line's end at the end"),
      ("\0user\0pass\r\n", "a line's end at the end"),
      ("user\0pass\n", "a line's end at the end"),
      ("useruserpass\n", "a line's end at the end"),
      ("\0user\0pass\0", "more than two NULs"),
      ("\0\0user\0pass", "more than two NULs"),
      ("\0 user\0pass", "the user begins or ends with a blank"),
      ("\0user\t\0pass", "the user begins or ends with a blank"),
      ("\0user\0pass ", "the password begins or ends with a blank"),
      ("\0user\0pass \n", "the password begins or ends with a blank"),
      (" user", "begins or ends with a blank"),
      ("\0us\u{1B}er\0pass", "the user contains a control character"),
      ("\0user\0pa\u{7}ss", "the password contains a control character"),
      ("\0\0pass", "the user is empty"),
      ("\0user\0", "the password is empty"),
      ("boss\0user\0pass", "the user wants to act for another one"),
      ("\0user\0pässword", "not ASCII"),
      ("u\0s\0e\0r\0", "UTF-16"),
      ("dXNlcgB1c2VyAHBhc3M=", "encoded twice"),
      ("dXNlcgB1c2VyAHBhc3M=\n", "encoded twice"),
      ("user=joe\u{1}auth=Bearer token\n\u{1}\u{1}", "control character"),
    ] as [(TestText, String)])
  func mistakes(sample: TestText, remark: String) {
    let remarks = explain(sample.text).remarks
    #expect(remarks.contains { $0.contains(remark) }, "\(remarks)")
  }

  @Test(
    "Neither text nor remarks show the password, wherever the NULs are",
    arguments: [
      "hunter2", "user\0hunter2", "\0userhunter2", "user\0hunter2\0", "\0user\0hunter2", "\0\0user\0hunter2",
      "\0user\0hunter2\0", "\0user\0\0hunter2", "h\0u\0n\0t\0e\0r\0", "user\0user\nhunter2",
      "\0\0hunter2",
      "user=joe\u{1}hunter2", "user=joe\u{1}auth=hunter2", "n,\u{1}hunter2", "hunter2\n", " hunter2 ",
      "user=joe\u{1}auth=Bearer hunter2\u{1}auth=Bearer x",
    ])
  func masked(sample: TestText) {
    for sender in [Payload.Sender.client, .unknown] {
      let payload = explain(sample.text, from: sender)
      #expect(payload.text.contains(Payload.mask))
      for shown in [payload.text] + payload.remarks {
        #expect(!shown.contains("hunter") && !shown.contains(#"h\0u"#))
      }
    }
  }

  @Test("Bytes that are not UTF-8 are remarked upon, and a name with them is not shown")
  func notText() {
    let payload = Payload(Secret([0, 0xFF, 0, 0x61, 0xE9]))
    #expect(payload.text == Payload.mask)
    #expect(explain("\0jörg\0word").text == #"\0jörg\0********"#)
    #expect(payload.remarks.contains("it is not UTF-8"))
  }
}
