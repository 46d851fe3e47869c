extension Sample {
  private static func mail(
    _ subject: String, _ text: String, to: String = "worms+c7b3a9e8f2@web.reporter.example",
    fields: String = ""
  ) -> String {
    """
    From: Jo <jo@victim.example>
    To: \(to)
    Subject: \(subject)
    References: <3f2504e0.1@web.reporter.example>
    \(fields)
    \(text)

    """
  }

  static let wishes: [Sample] = [
    Sample(
      "STOP above the quotation", "stop recipient",
      mail("Re: 192.0.2.7", "STOP\n\nOn Monday, Worm reports wrote:\n> The host\n> STOP all")),
    Sample(
      "STOP below the quotation", "stop recipient",
      mail("Re: 192.0.2.7", "On Monday,\nWorm reports wrote:\n> The host\n\nstop")),
    Sample("STOP with a scope", "stop network", mail("Re: 192.0.2.7", "Stop network, please.")),
    Sample("STOP this address", "stop address", mail("Re: 192.0.2.7", "\"STOP\" this address!")),
    Sample("STOP in the subject", "stop all", mail("STOP all", "")),
    Sample(
      "STOP in the subject behind Re:", "stop address", mail("Re: STOP address", "Best regards\n-- \nJo")),
    Sample("the scope of the subject counts", "stop network", mail("STOP network c7b3a9e8f2", "STOP")),
    Sample(
      "STOP in the address", "stop all",
      mail("(no subject)", "", to: "worms+stop-all-c7b3a9e8f2@web.reporter.example")),
    Sample(
      "STOP in the address alone", "stop recipient",
      mail("hello", "x", to: "worms-stop-c7b3a9e8f2@web.reporter.example")),
    Sample(
      "STOP by a ticket system for a person", "stop recipient",
      mail("[victim.example #48213] 192.0.2.7", "STOP", fields: "Precedence: bulk\n")),
    Sample(
      "STOP in HTML", "stop recipient",
      mail(
        "Re: 192.0.2.7", "<html><body><div>STOP</div><blockquote>The host</blockquote>",
        fields: "Content-Type: text/html\n")),
    Sample(
      "STOP in two alternatives", "stop recipient",
      mail(
        "Re: 192.0.2.7",
        "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nU1RPUA==\n--b\nContent-Type: text/html\n\n<p>STOP</p>\n--b--",
        fields: "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b\"\n")),
    Sample(
      "STOP above an original without marks", "stop recipient",
      mail(
        "RE: 192.0.2.7",
        "STOP\n\n________________________________\nFrom: Worm reports\nSent: Monday\nTo: postmaster\n\nThe host"
      )),
    Sample("STOP with CRLF", "stop recipient", mail("Re: 192.0.2.7", "STOP").replacing("\n", with: "\r\n")),
  ]

  static let persons: [Sample] = [
    Sample("thanks", "person", mail("Re: 192.0.2.7", "Thank you, the host is switched off.")),
    Sample(
      "a sentence with stop in it", "person",
      mail("Re: 192.0.2.7", "We could stop the worm.\nSTOP is not what we want.")),
    Sample(
      "STOP in the quotation alone", "person",
      mail("Re: 192.0.2.7", "What is this?\n\n-----Original Message-----\nFrom: Worm reports\nSTOP")),
    Sample(
      "a question with an address", "person",
      mail("Re: 192.0.2.7", "See https://victim.example/ for our hours.")),
    Sample("Auto-Submitted: no", "person", mail("Re: 192.0.2.7", "Thanks.", fields: "Auto-Submitted: no\n")),
    Sample(
      "a signature with a number", "person",
      mail("Re: 192.0.2.7", "Thanks.\n\nReference 123456\nPhone 555 0100")),
    Sample(
      "quoted-printable in Latin-1", "person",
      mail(
        "=?iso-8859-1?Q?R=E9?= ok", "D=E9sol=E9, nous regardons=\n cela.",
        fields: "Content-Type: text/plain; charset=ISO-8859-1\nContent-Transfer-Encoding: quoted-printable\n")
    ),
    Sample(
      "a mail within the mail", "person",
      mail(
        "Fwd: 192.0.2.7", "--x\n\nWhat is this?\n--x\nContent-Type: message/rfc822\n\n\(returned)\n--x--",
        fields: "Content-Type: multipart/mixed; boundary=x\n")),
    Sample(
      "an attachment with STOP", "person",
      mail(
        "Re: 192.0.2.7",
        "--x\n\nSee the log.\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nSTOP\n--x--",
        fields: "Content-Type: multipart/mixed; boundary=x\n")),
  ]

  static let oddMails: [Sample] = [
    Sample("nothing", "unreadable", isOrderly: false, ""),
    Sample("line ends alone", "unreadable", isOrderly: false, "\n\n\r\n\n"),
    Sample("no header", "unreadable", isOrderly: false, "\nSTOP\n"),
    Sample(
      "a binary file", "unreadable", isOrderly: false,
      bytes: (0...2000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) }),
    Sample(
      "a header alone, with nothing to read", "unreadable",
      "From: jo@victim.example\nTo: worms@web.reporter.example\n\n"),
    Sample(
      "a multipart without a boundary", "stop recipient", isOrderly: false,
      mail("x", "STOP", fields: "Content-Type: multipart/mixed\n")),
    Sample(
      "a boundary that never comes", "stop recipient", isOrderly: false,
      mail("x", "STOP", fields: "Content-Type: multipart/mixed; boundary=q\n")),
    Sample(
      "a boundary that is not closed", "stop recipient", isOrderly: false,
      mail("x", "--q\n\nSTOP\n", fields: "Content-Type: multipart/mixed; boundary=q\n")),
    Sample(
      "an mbox with a `>From ` line", "stop recipient", isOrderly: false,
      "From jo@victim.example Mon Mar  2 10:00:05 2026\n>From x\n" + mail("x", "STOP")),
    Sample("NULs in the text", "stop recipient", isOrderly: false, mail("x", "\0S\0TOP\0")),
    Sample(
      "a field that is sent twice", "automatic",
      "Subject: one\nAuto-Submitted: auto-replied\n" + mail("two", "STOP")),
    Sample(
      "8-bit bytes in a subject", "stop recipient", isOrderly: false,
      bytes: Array("From: jo@victim.example\nSubject: ".utf8) + [0xFF, 0xFE, 0xC3] + Array("\n\nSTOP\n".utf8)),
    Sample(
      "an unknown encoding and charset", "stop recipient",
      mail(
        "x", "STOP",
        fields: "Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: uuencode\n")),
    Sample(
      "a line that is not a field among them", "person", isOrderly: false,
      "From: jo@victim.example\nnonsense\nSubject: STOP\n\nx\n"),
    Sample(
      "a digest", "person",
      mail("digest", "--d\n\n\(returned)\n--d--", fields: "Content-Type: multipart/digest; boundary=d\n")),
  ]
}
