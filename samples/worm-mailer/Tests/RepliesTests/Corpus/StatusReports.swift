extension Sample {
  /// A report by RFC 3464 as Postfix lays it out.
  private static func report(
    _ subject: String, _ text: String, _ fields: String, returned: String = returned,
    returnedType: String = "message/rfc822"
  ) -> String {
    """
    Return-Path: <>
    Received: by mx.victim.example (Postfix)
    \tid 4B1C22; Mon,  2 Mar 2026 10:00:05 +0000 (UTC)
    From: MAILER-DAEMON@mx.victim.example (Mail Delivery System)
    To: worms+c7b3a9e8f2@web.reporter.example
    Subject: \(subject)
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="4B1C22.1772445605/mx.victim.example"
    Content-Transfer-Encoding: 8bit
    Message-Id: <20260302100005.4B1C22@mx.victim.example>

    This is a MIME-encapsulated message.

    --4B1C22.1772445605/mx.victim.example
    Content-Description: Notification
    Content-Type: text/plain; charset=utf-8

    \(text)

    --4B1C22.1772445605/mx.victim.example
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.victim.example
    X-Postfix-Queue-ID: 4B1C22
    Arrival-Date: Mon,  2 Mar 2026 10:00:04 +0000 (UTC)

    \(fields)

    --4B1C22.1772445605/mx.victim.example
    Content-Description: Undelivered Message
    Content-Type: \(returnedType)

    \(returned)
    --4B1C22.1772445605/mx.victim.example--

    """
  }

  static let statusReports: [Sample] = [
    Sample(
      "Postfix, user unknown", "bounce permanent: postmaster@victim.example 5.1.1",
      report(
        "Undelivered Mail Returned to Sender",
        "<postmaster@victim.example>: host mx.victim.example[192.0.2.25] said: 550 5.1.1 no such user here",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Original-Recipient: rfc822;postmaster@victim.example
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.victim.example
        Diagnostic-Code: smtp; 550 5.1.1 no such user here
        """)),
    Sample(
      "Postfix, a delay", "bounce delayed: postmaster@victim.example 4.4.1",
      report(
        "Delayed Mail (still being retried)",
        "Your mail could not be handed over yet; there is nothing to do.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: delayed
        Status: 4.4.1
        Diagnostic-Code: X-Postfix; connect to mx.victim.example[192.0.2.25]:25: Connection timed out
        Will-Retry-Until: Sat,  7 Mar 2026 10:00:04 +0000 (UTC)
        """)),
    Sample(
      "Postfix, given up after days", "bounce temporary: postmaster@victim.example 4.4.1",
      report(
        "Undelivered Mail Returned to Sender", "Given up.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: failed
        Status: 4.4.1
        Diagnostic-Code: X-Postfix; connect to mx.victim.example[192.0.2.25]:25: Connection refused
        """)),
    Sample(
      "headers alone returned", "bounce permanent: postmaster@victim.example 5.7.1",
      report(
        "Undelivered Mail Returned to Sender", "Refused.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: failed
        Status: 5.7.1
        Diagnostic-Code: smtp; 554 5.7.1 not wanted
        """, returnedType: "text/rfc822-headers")),
    Sample(
      "a vague code, and a finer one by the server", "bounce permanent: postmaster@victim.example 5.2.2",
      report(
        "Returned mail: see transcript for details", "The mailbox is full.",
        """
        Final-Recipient: RFC822; postmaster@victim.example
        Action: failed
        Status: 5.0.0
        Diagnostic-Code: SMTP; 552 5.2.2 over
          quota
        """)),
    Sample(
      "two recipients, two codes",
      "bounce permanent: postmaster@victim.example 4.2.2: abuse@victim.example 5.1.1",
      report(
        "Undelivered Mail Returned to Sender", "Both failed.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: failed
        Status: 4.2.2 (full)

        Final-Recipient: rfc822; abuse@victim.example
        Action: failed
        Status: 5.1.1
        """)),
    Sample(
      "a delivery that went well", "automatic",
      report(
        "Successful Mail Delivery Report", "It arrived.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: relayed
        Status: 2.0.0
        """)),
    Sample(
      "one arrived, one did not", "bounce permanent: abuse@victim.example 5.1.1",
      report(
        "Delivery Status Notification (Failure)", "One failed.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: delivered
        Status: 2.1.5

        Final-Recipient: rfc822; abuse@victim.example
        Action: failed
        Status: 5.1.1
        """)),
    Sample(
      "no status but a diagnostic", "bounce permanent: postmaster@victim.example -",
      report(
        "failure notice", "It failed.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: failed
        Diagnostic-Code: smtp;550 mailbox unavailable
        """)),
    Sample(
      "neither", "bounce unclear: postmaster@victim.example -",
      report(
        "failure notice", "It failed.",
        """
        Final-Recipient: rfc822; postmaster@victim.example
        Action: failed
        """)),
    Sample(
      "an empty part, and a text that says it", "bounce permanent: postmaster@victim.example 5.1.1",
      report(
        "Undelivered Mail Returned to Sender",
        "<postmaster@victim.example>: host mx said: 550 5.1.1 no such user", "")),
    Sample(
      "Exchange, in base64", "bounce permanent: postmaster@victim.example 5.1.10",
      """
      From: <postmaster@victim.example>
      To: <worms@web.reporter.example>
      Date: Mon, 2 Mar 2026 10:00:05 +0000
      Subject: Undeliverable: 192.0.2.7 attacks our web server: Nimda
      Content-Type: multipart/report; report-type=delivery-status; boundary="_000_a"
      X-MS-Exchange-Message-Is-Ndr:
      In-Reply-To: <3f2504e0.1@web.reporter.example>
      MIME-Version: 1.0

      --_000_a
      Content-Type: multipart/alternative; differences=Content-Type; boundary="_001_b"

      --_001_b
      Content-Type: text/plain; charset="us-ascii"
      Content-Transfer-Encoding: base64

      RGVsaXZlcnkgZmFpbGVkLgo=

      --_001_b
      Content-Type: text/html; charset="us-ascii"
      Content-Transfer-Encoding: quoted-printable

      <html><body><p>Delivery failed.</p></body></html>

      --_001_b--

      --_000_a
      Content-Type: message/delivery-status

      Reporting-MTA: dns;EX1.victim.example
      Received-From-MTA: dns;web.reporter.example
      Arrival-Date: Mon, 2 Mar 2026 10:00:04 +0000

      Final-Recipient: rfc822;postmaster@victim.example
      Action: failed
      Status: 5.1.10
      Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup

      --_000_a
      Content-Type: message/rfc822

      \(returned)
      --_000_a--

      """),
    Sample(
      "Gmail", "bounce permanent: postmaster@victim.example 5.1.1",
      """
      From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
      To: worms+c7b3a9e8f2@web.reporter.example
      Auto-Submitted: auto-replied
      Subject: Delivery Status Notification (Failure)
      References: <3f2504e0.1@web.reporter.example>
      In-Reply-To: <3f2504e0.1@web.reporter.example>
      X-Failed-Recipients: postmaster@victim.example
      Content-Type: multipart/report; boundary="00000000000012"; report-type=delivery-status

      --00000000000012
      Content-Type: multipart/related; boundary="00000000000034"

      --00000000000034
      Content-Type: text/html; charset="UTF-8"

      <p>Address not found</p>
      --00000000000034
      Content-Type: image/png; name="icon.png"
      Content-Disposition: attachment; filename="icon.png"
      Content-Transfer-Encoding: base64
      Content-ID: <icon.png>

      iVBORw0KGgo=
      --00000000000034--
      --00000000000012
      Content-Type: message/delivery-status

      Reporting-MTA: dns; googlemail.example
      Arrival-Date: Mon, 02 Mar 2026 02:00:04 -0800 (PST)
      X-Original-Message-ID: <3f2504e0.1@web.reporter.example>

      Final-Recipient: rfc822; postmaster@victim.example
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; mx.victim.example. (192.0.2.25, the server for the domain victim.example.)
      Diagnostic-Code: smtp; 550-5.1.1 The account does not exist here.
       550 5.1.1 Try another name.
      Last-Attempt-Date: Mon, 02 Mar 2026 02:00:05 -0800 (PST)

      --00000000000012
      Content-Type: message/rfc822

      \(returned)
      --00000000000012--

      """),
    Sample(
      "a receipt that the mail was displayed", "automatic",
      """
      From: postmaster@victim.example
      To: worms@web.reporter.example
      Subject: Read: 192.0.2.7 attacks our web server: Nimda
      Content-Type: multipart/report; report-type=disposition-notification; boundary=mdn

      --mdn

      The mail was displayed.

      --mdn
      Content-Type: message/disposition-notification

      Reporting-UA: mail.victim.example; Reader
      Final-Recipient: rfc822;postmaster@victim.example
      Original-Message-ID: <3f2504e0.1@web.reporter.example>
      Disposition: manual-action/MDN-sent-manually; displayed

      --mdn--

      """),
    Sample(
      "a complaint by a feedback loop", "automatic",
      """
      From: <feedback@isp.example>
      To: worms@web.reporter.example
      Subject: FW: 192.0.2.7 attacks our web server: Nimda
      Content-Type: multipart/report; report-type=feedback-report; boundary=arf

      --arf
      Content-Type: text/plain

      A user took this mail for spam.

      --arf
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: Loop/1
      Version: 1

      --arf
      Content-Type: message/rfc822

      \(returned)
      --arf--

      """),
  ]
}
