extension Sample {
  private static func mail(
    _ subject: String, _ fields: String = "", _ text: String = "I shall answer when I am back."
  ) -> String {
    """
    From: Jo <jo@victim.example>
    To: worms@web.reporter.example
    Subject: \(subject)
    In-Reply-To: <3f2504e0.1@web.reporter.example>
    \(fields.isEmpty ? "" : fields + "\n")
    \(text)

    """
  }

  static let automaticMails: [Sample] = [
    Sample(
      "vacation(1) after RFC 3834", "automatic", mail("away", "Auto-Submitted: auto-replied (vacation)")),
    Sample("vacation(1) of old", "automatic", mail("away", "Precedence: bulk")),
    Sample("Precedence: junk", "automatic", mail("Re: 192.0.2.7", "Precedence: junk")),
    Sample("Precedence: auto_reply", "automatic", mail("Re: 192.0.2.7", "Precedence: auto_reply")),
    Sample(
      "Exchange, out of office", "automatic",
      mail("Automatic reply: 192.0.2.7 attacks our web server", "X-Auto-Response-Suppress: All")),
    Sample("an autoresponder's own field", "automatic", mail("Re: 192.0.2.7", "X-Autoreply: yes")),
    Sample("cPanel's field", "automatic", mail("Re: 192.0.2.7", "X-Autorespond: 192.0.2.7")),
    Sample("a German subject", "automatic", mail("Abwesenheitsnotiz: 192.0.2.7")),
    Sample("a German subject behind AW:", "automatic", mail("AW: Automatische Antwort: 192.0.2.7")),
    Sample(
      "a French subject, encoded", "automatic", mail("=?utf-8?Q?R=C3=A9ponse_automatique=3A?= 192.0.2.7")),
    Sample(
      "the same in Latin-1 and base64", "automatic",
      mail("=?iso-8859-1?B?UsOpcG9uc2U=?= =?iso-8859-1?Q?x?=", "Auto-Submitted: auto-replied")),
    Sample(
      "a French subject in Latin-1", "automatic",
      mail("=?ISO-8859-1?Q?R=E9ponse?= =?ISO-8859-1?Q?_automatique?=")),
    Sample(
      "a Russian subject, in two words", "automatic",
      mail("=?utf-8?B?0JDQstGC0L7Q?=\n =?utf-8?B?vtGC0LLQtdGC?=", "Auto-Submitted: auto-replied")),
    Sample("a Russian subject", "automatic", mail("=?utf-8?B?0JDQstGC0L7QvtGC0LLQtdGC?=: 192.0.2.7")),
    Sample("a Japanese subject, unencoded", "automatic", isOrderly: false, mail("不在のお知らせ")),
    Sample(
      "a Spanish subject, unencoded", "automatic", isOrderly: false, mail("Respuesta automática: 192.0.2.7")),
    Sample(
      "a mailing list's copy", "automatic",
      mail("[abuse] 192.0.2.7", "List-Id: <abuse.victim.example>\nPrecedence: list")),
    Sample(
      "a mailing list's copy of a wish", "automatic",
      mail("Re: 192.0.2.7", "List-Post: <mailto:abuse@victim.example>", "STOP")),
    Sample("an automatic STOP", "automatic", mail("STOP", "Auto-Submitted: auto-replied", "STOP all")),
    Sample("a null sender", "automatic", "Return-Path: <>\n" + mail("Re: 192.0.2.7")),
    Sample(
      "a null sender in an mbox", "automatic",
      "From MAILER-DAEMON Mon Mar  2 10:00:05 2026\n" + mail("Re: 192.0.2.7")),
    Sample("its own report", "automatic", returned),
    Sample(
      "its own report, forwarded by a list that rewrote the sender", "automatic",
      returned.replacing(
        "From: Worm reports <worms@web.reporter.example>",
        with: "From: Desk via list <list@victim.example>\nX-BeenThere: list@victim.example")),
    Sample(
      "its own report without the field that says so", "automatic",
      returned.replacing("Auto-Submitted: auto-generated\n", with: "")),
    Sample(
      "a mailbox that nobody reads", "automatic",
      """
      From: <noreply@victim.example>
      To: worms@web.reporter.example
      Subject: Re: 192.0.2.7

      Thank you.

      """),
    Sample(
      "an out-of-office answer that quotes the report", "automatic",
      mail(
        "Out of Office: 192.0.2.7", "",
        """
        I am away until Monday.

        > To stop these mails, answer with STOP.
        > wormmailer-report: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
        """)),
  ]
}
