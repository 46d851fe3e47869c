extension Sample {
  private static func mail(_ from: String, _ subject: String, _ text: String, fields: String = "") -> String {
    """
    \(fields)From: \(from)
    To: worms+c7b3a9e8f2@web.reporter.example
    Subject: \(subject)
    Date: Mon, 2 Mar 2026 10:00:05 +0000

    \(text)

    """
  }

  static let bounceTexts: [Sample] = [
    Sample(
      "qmail", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "MAILER-DAEMON@mx.victim.example", "failure notice",
        """
        Hi. This is the qmail-send program at mx.victim.example.
        The following could not be handed over; nothing more is tried.

        <postmaster@victim.example>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Below this line is a copy of the message.

        \(returned)
        """, fields: "Return-Path: <>\n")),
    Sample(
      "qmail, in the queue too long", "bounce temporary: postmaster@victim.example 4.4.1",
      mail(
        "MAILER-DAEMON@mx.victim.example", "failure notice",
        """
        Hi. This is the qmail-send program at mx.victim.example.

        <postmaster@victim.example>:
        Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)
        I'm not going to try again; this message has been in the queue too long.

        --- Below this line is a copy of the message.

        \(returned)
        """)),
    Sample(
      "Exim", "bounce permanent: postmaster@victim.example -",
      mail(
        "Mail Delivery System <Mailer-Daemon@mx.victim.example>",
        "Mail delivery failed: returning message to sender",
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          postmaster@victim.example
            host mx2.victim.example [192.0.2.26]
            SMTP error from remote mail server after RCPT TO:<postmaster@victim.example>:
            550 unrouteable address

        ------ This is a copy of the message, including all the headers. ------

        \(returned)
        """, fields: "X-Failed-Recipients: postmaster@victim.example\nAuto-Submitted: auto-replied\n")),
    Sample(
      "Exim, a warning", "bounce delayed: postmaster@victim.example -",
      mail(
        "Mail Delivery System <Mailer-Daemon@mx.victim.example>",
        "Warning: message 1rgQ2A-0001Xy-2B delayed 24 hours",
        """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on mx.victim.example.

        The address to which the message has not yet been delivered is:

          postmaster@victim.example
            Delay reason: Connection refused

        """, fields: "Auto-Submitted: auto-replied\n")),
    Sample(
      "Exim, which only names them in a field", "bounce unclear: postmaster@victim.example -",
      mail(
        "Mail Delivery System <Mailer-Daemon@mx.victim.example>", "Mail delivery failed",
        "Something went wrong.", fields: "X-Failed-Recipients: postmaster@victim.example\n")),
    Sample(
      "Postfix, as text", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "MAILER-DAEMON (Mail Delivery System)", "Undelivered Mail Returned to Sender",
        """
        This is the mail system at host mx.victim.example.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <postmaster@victim.example>: host 192.0.2.25[192.0.2.25] said: 550 5.1.1
            <postmaster@victim.example>: Recipient address rejected (in reply to RCPT TO
            command)
        """)),
    Sample(
      "Sendmail", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "Mail Delivery Subsystem <MAILER-DAEMON@mx.victim.example>",
        "Returned mail: see transcript for details",
        """
        The original message was received at Mon, 2 Mar 2026 10:00:04 GMT
        from web.reporter.example [198.51.100.5]

           ----- The following addresses had permanent fatal errors -----
        <postmaster@victim.example>
            (reason: 550 5.1.1 <postmaster@victim.example>... User unknown)

           ----- Transcript of session follows -----
        ... while talking to mx2.victim.example.:
        >>> DATA
        <<< 550 5.1.1 <postmaster@victim.example>... User unknown
        550 5.1.1 <postmaster@victim.example>... User unknown
        <<< 503 5.0.0 Need RCPT (recipient)
        """)),
    Sample(
      "Sendmail, a warning", "bounce delayed: postmaster@victim.example -",
      mail(
        "Mail Delivery Subsystem <MAILER-DAEMON@mx.victim.example>",
        "Warning: could not send message for past 4 hours",
        """
            **********************************************
            **      THIS IS A WARNING MESSAGE ONLY      **
            **********************************************

           ----- The following addresses had transient non-fatal errors -----
        <postmaster@victim.example>

           ----- Transcript of session follows -----
        <postmaster@victim.example>... Deferred: Connection timed out
        Warning: message still undelivered after 4 hours
        """)),
    Sample(
      "Exchange 2003", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "System Administrator <postmaster@victim.example>",
        "Undeliverable: 192.0.2.7 attacks our web server: Nimda",
        """
        Your message did not reach some or all of the intended recipients.

              Subject:\t192.0.2.7 attacks our web server: Nimda
              Sent:\t3/2/2026 10:00 AM

        The following recipient(s) could not be reached:

              postmaster@victim.example on 3/2/2026 10:00 AM
                    The account is not at the organization this was sent to.
                    <mx.victim.example #5.1.1 smtp;550 5.1.1 User unknown>
        """)),
    Sample(
      "Exchange online", "bounce permanent: postmaster@victim.example 5.4.1",
      mail(
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@victim.example>",
        "Undeliverable: 192.0.2.7 attacks our web server: Nimda",
        """
        Delivery has failed to these recipients or groups:

        postmaster@victim.example<mailto:postmaster@victim.example>
        Your message couldn't be delivered. The mailbox has not been found.

        Diagnostic information for administrators:

        Generating server: EX1.victim.example

        postmaster@victim.example
        Remote Server returned '550 5.4.1 Recipient address rejected: Access denied.'

        Original message headers:

        Received: from web.reporter.example by EX1.victim.example
        Message-ID: <3f2504e0.1@web.reporter.example>
        """)),
    Sample(
      "Gmail, in former times", "bounce permanent: postmaster@victim.example 5.2.1",
      mail(
        "Mail Delivery Subsystem <mailer-daemon@gmail.example>", "Delivery Status Notification (Failure)",
        """
        Delivery to the following recipient failed permanently:

             postmaster@victim.example

        Technical details of permanent failure:
        Google tried to deliver your message, but it was rejected by the server for the recipient
        domain victim.example by mx.victim.example. [192.0.2.25].

        The error that the other server returned was:
        550 5.2.1 The account is inactive

        ----- Original message -----

        \(returned)
        """)),
    Sample(
      "Gmail, an address in a sentence", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "Mail Delivery Subsystem <mailer-daemon@gmail.example>", "Delivery Status Notification (Failure)",
        """
        ** Address not found **

        Your message wasn't delivered to postmaster@victim.example because the address couldn't be found.

        The response was:
        550 5.1.1 The account does not exist.
        """)),
    Sample(
      "Yahoo", "bounce permanent: postmaster@victim.example -",
      mail(
        "MAILER-DAEMON@yahoo.example", "Failure Notice",
        """
        Sorry, we were unable to deliver your message to the following address.

        <postmaster@victim.example>:
        554: delivery error: dd Not a valid recipient - 192.0.2.25

        --- Below this line is a copy of the message.

        \(returned)
        """)),
    Sample(
      "Domino", "bounce permanent: postmaster@victim.example -",
      mail(
        "Postmaster@victim.example",
        "DELIVERY FAILURE: User postmaster not listed in Domino Directory",
        """
        Your message

          Subject: 192.0.2.7 attacks our web server: Nimda

        was not delivered to:

          postmaster@victim.example

        because:

          User postmaster (postmaster@victim.example) not listed in Domino Directory
        """)),
    Sample(
      "Amazon SES", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "MAILER-DAEMON@ses.example", "Delivery Status Notification (Failure)",
        """
        An error occurred while trying to deliver the mail to the following recipients:
        postmaster@victim.example
        550 5.1.1 unknown
        """)),
    Sample(
      "a server that speaks German", "bounce permanent: postmaster@victim.example 5.1.1",
      mail(
        "Mail Delivery System <mailer-daemon@kunde.example>", "Unzustellbar: 192.0.2.7",
        """
        Ihre Nachricht konnte nicht zugestellt werden.

        <postmaster@victim.example>: 550 5.1.1 Empfänger unbekannt
        """)),
    Sample(
      "a subject alone", "bounce unclear",
      mail("System <system@victim.example>", "Undeliverable: your mail", "(The text is in a picture.)")),
    Sample(
      "an answer of a person about a bounce", "person",
      mail(
        "Jo <jo@victim.example>", "Re: Undelivered Mail Returned to Sender",
        """
        Hello, our server was down, please send it again.

        > <postmaster@victim.example>: host mx said: 550 5.1.1 no such user
        """)),
    Sample(
      "a bounce that a person forwards", "person",
      mail(
        "Jo <jo@victim.example>", "Fwd: failure notice",
        """
        Is this yours?

        ---------- Forwarded message ---------
        From: MAILER-DAEMON@mx.victim.example
        Hi. This is the qmail-send program at mx.victim.example.
        <postmaster@victim.example>:
        Sorry, no mailbox here by that name. (#5.1.1)
        """)),
  ]
}
