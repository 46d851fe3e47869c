extension Sample {
  private static func desk(
    _ subject: String, _ text: String, _ fields: String = "Auto-Submitted: auto-replied"
  )
    -> String
  {
    """
    From: Abuse desk <abuse@victim.example>
    To: worms+c7b3a9e8f2@web.reporter.example
    Subject: \(subject)
    \(fields.isEmpty ? "" : fields + "\n")
    \(text)

    """
  }

  static let tickets: [Sample] = [
    Sample(
      "RT", "ticket 48213",
      desk(
        "[victim.example #48213] AutoReply: 192.0.2.7 attacks", "Your report has a place in our queue.",
        "Precedence: bulk\nRT-Ticket: victim.example #48213\nManaged-By: RT 5.0.5")),
    Sample(
      "OTRS", "ticket 2026030210000012", desk("[Ticket#2026030210000012] RE: 192.0.2.7", "We look into it.")),
    Sample(
      "Zendesk", "ticket 91827",
      desk(
        "[Request received] 192.0.2.7", "Your request (91827) has been received and is being reviewed.", "")),
    Sample(
      "osTicket", "ticket 553412", desk("192.0.2.7 attacks [#553412]", "A ticket has been created.", "")),
    Sample(
      "ServiceNow", "ticket INC0012345",
      desk("Incident INC0012345 has been opened", "We have received your mail.", "")),
    Sample("Jira", "ticket ABUSE-1234", desk("[ABUSE-1234] 192.0.2.7", "Thank you for reporting.", "")),
    Sample("a number in the text", "ticket 77120", desk("Thank you", "Hello,\nTicket ID: 77120\nRegards")),
    Sample(
      "a number and a form that nobody has to use", "ticket 48213",
      desk(
        "[#48213] We have received your report",
        "It goes faster by our web form at https://abuse.victim.example/form next time.")),
    Sample(
      "German", "ticket 2026-4711",
      desk(
        "Ihre Meldung, Vorgang 2026-4711", "Ihre Nachricht ist eingegangen.", "Auto-Submitted: auto-generated"
      )),
    Sample(
      "a person who answers by the ticket system", "person",
      desk("[victim.example #48213] 192.0.2.7", "We have switched the customer off. Thanks, Jo", "")),
  ]

  static let forms: [Sample] = [
    Sample(
      "a form, and mails are not read", "form https://abuse.victim.example/report?lang=en",
      desk(
        "Re: 192.0.2.7",
        """
        This mailbox is not monitored. See https://www.victim.example/ for who we are, and
        submit your report at https://abuse.victim.example/report?lang=en.
        """)),
    Sample(
      "a form in a ticket's answer, as mails are not read", "form https://victim.example/abuse",
      desk(
        "[#12345] Your mail",
        "We no longer accept reports by mail. Please use <https://victim.example/abuse>.")),
    Sample(
      "a form by a person", "form https://victim.example/contact",
      desk("Re: 192.0.2.7", "Please use our form: https://victim.example/contact", "")),
    Sample(
      "a form in HTML alone", "form https://portal.victim.example/abuse?x=1&y=2",
      desk(
        "Re: 192.0.2.7",
        "<html><style>p { color: red }</style><body><p>Please use <a class=\"b\" href=\"https://portal.victim.example/abuse?x=1&amp;y=2\">this form</a>.</p>",
        "Auto-Submitted: auto-replied\nContent-Type: text/html; charset=utf-8")),
    Sample(
      "a form in German", "form https://kunde.example/formular",
      desk("AW: 192.0.2.7", "Bitte verwenden Sie das Formular unter https://kunde.example/formular .")),
    Sample(
      "a form without encryption is not kept", "automatic",
      desk("Re: 192.0.2.7", "Please use our form: http://victim.example/contact")),
    Sample(
      "an address with a user in it is not kept", "automatic",
      desk("Re: 192.0.2.7", "Please use our form: https://bank.example@evil.example/form")),
    Sample(
      "a form in the quotation is our own affair", "person",
      desk("Re: 192.0.2.7", "Thanks!\n\n> Please use our form: https://web.reporter.example/form", "")),
  ]
}
