/// Replies of public reports, each with what `explain` calls it; the source is in the comment before.
///
/// The rows of `read` were known while the catalogue was written, the others were written down before: see
/// `PublicLogLines`.
enum PublicReplies {
  typealias Row = PublicLogLines.Row

  static let read: [Row] = [
    // freescout, issue 4930
    Row(
      "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.", "exchange-credentials"),
    // simonrob/email-oauth2-proxy, issue 193
    Row(
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
      "exchange-smtp-auth-disabled"),
    // Microsoft's pages, and many issues
    Row(
      "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [MN2PR05CA0004.namprd05.prod.outlook.com]",
      "exchange-basic-off"),
    Row("550 5.7.30 Basic authentication is not supported for Client Submission.", "exchange-basic-off"),
    Row(
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
      "exchange-security-defaults"),
    Row(
      "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.",
      "exchange-conditional-access"),
    Row(
      "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.",
      "tls-too-old"),
    Row(
      "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.",
      "exchange-sessions"),
    Row("550 5.7.60 SMTP; Client does not have permissions to send as this sender", "exchange-send-as"),
    // splitbrain/dokuwiki-plugin-smtp, issue 67
    Row("504 5.7.4 Unrecognized authentication type", "exchange-mechanism"),
    // PHPMailer, issue 2034 (Yahoo)
    Row("535 5.7.0 (#AUTH005) Too many bad auth attempts.", "locked-for-now"),
    // marcpope/borgbackupserver, issue 16 (Brevo)
    Row("535 5.7.0 Invalid login or password", "credentials-invalid"),
    // xuess/puppeteer-sign, issue 2 (NetEase, Tencent)
    Row("535 Error: authentication failed", "credentials-refused"),
    // Tencent's pages
    Row(
      "535 Login Fail. Please enter your authorization code to login. More information in https://service.mail.qq.com",
      "app-password-needed"),
    // Yandex's pages
    Row(
      "535 5.7.8 Error: authentication failed: This user does not have access rights to this service",
      "service-not-enabled"),
    Row("535 5.7.8 Error: authentication failed: Invalid user or password!", "credentials-invalid"),
    Row("553 5.7.1 Sender address rejected: not owned by auth user.", "sender-not-owned"),
    // Mail.ru's pages
    Row(
      "535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru / Application password is REQUIRED",
      "app-password-needed"),
    // Zoho's pages
    Row("535 Authentication Failed", "credentials-refused"),
    Row("553 Relaying disallowed as user@example.com", "sender-not-verified"),
    // GMX and web.de
    Row("535 Authentication credentials invalid", "credentials-invalid"),
    Row(
      "550 Requested action not taken: mailbox unavailable. Sender address is not allowed.",
      "sender-not-verified"),
    // Apple's pages
    Row("550 5.7.0 From address is not one of your addresses.", "sender-not-verified"),
    // Amazon SES's pages
    Row("535 Authentication Credentials Invalid", "credentials-invalid"),
    Row(
      "554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: user@example.com",
      "sender-not-verified"),
    Row("454 Throttling failure: Maximum sending rate exceeded.", "credits-exceeded"),
    // SendGrid's pages
    Row("535 Authentication failed: Bad username / password", "key-invalid"),
    Row("451 Authentication failed: Maximum credits exceeded", "credits-exceeded"),
    Row("550 Unauthenticated senders not allowed", "authentication-demanded"),
    // netqmail, notqmail and their patches
    Row("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "qmail-rcpthosts"),
    Row("535 authorization failed (#5.7.0)", "qmail-rejected"),
    Row("454 oops, child crashed and I can't auth (#4.3.0)", "qmail-child"),
    // Postfix with permit_sasl_authenticated, reject; Spamhaus's pages
    Row("554 5.7.1 <client.example.com[192.0.2.1]>: Client host rejected: Access denied", "client-rejected"),
    Row(
      "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1",
      "blocked-by-list"),
    // A scanner of findings: a server with a code of its own
    Row("550 5.7.1 Account disabled", "account-suspended"),
    Row("502 5.7.0 Please authenticate first", "authentication-demanded"),
  ]

  static let heldBack: [Row] = [
    // Rambler, in notes on a queue (Russian)
    Row("535 5.7.0 Invalid login or password", "credentials-invalid"),
    // A page on an old qmail with POP before SMTP (Korean)
    Row("535 5.7.0 553 sorry, that password allowed relay (#5.7.5)", "credentials-refused"),
    // Mailtrap, in notes on its hosts (German)
    Row("535 5.7.0 Invalid credentials", "credentials-refused"),
    // Mailtrap, in a test of Nodemailer
    Row(
      "535 5.7.0 The email limit is reached. Please upgrade your plan https://mailtrap.io/billing/plans/testing",
      "credits-exceeded", atFirst: false),
    // INBUXA, its source
    Row(
      "535 5.7.0 This server allows only INBUXA webmail and JMAP apps. This mail app can't send.",
      "credentials-refused", atFirst: false),
    // Google, in a list of replies
    Row("535 5.7.1 Application-specific password required. Learn more here.", "app-password-needed"),
    // Google, in a thread of Ubuntu Forums, 2007-12-30
    Row("535 5.7.1 Credentials Rejected m1sm39010216uge.85", "credentials-refused"),
    // Brevo, in notes on a test
    Row("535 5.7.1 Unauthorized IP address", "address-not-authorized"),
    // Naver, in notes on its settings (Korean)
    Row("535 5.7.1 Username and Password not accepted ... - nsmtp", "gmail-rejected", atFirst: false),
    // Exchange, its page on Telnet
    Row("530 5.7.1 Client was not authenticated", "authentication-required"),
    // A server in Rust, its source
    Row("530 5.7.1 Authentication required for relay", "authentication-required"),
    // A list of bounces in PHP
    Row("530 5.7.1 Relaying not allowed: user@example.com", "relay-denied", atFirst: false),
    // Mailtrap, in several issues
    Row("550 5.7.0 Requested action not taken: too many emails per second", "credits-exceeded"),
    // Google, in notes on receipts
    Row("550 5.7.0 Mail relay denied", "relay-registration"),
    // Google, in an issue on JavaMail
    Row(
      "454 4.7.0 Too many login attempts, please try again later. q63sm4949542wma.43 - gsmtp",
      "locked-for-now"),
    // Amazon SES, in notes on a queue
    Row("454 4.7.0 Throttling failure", "credits-exceeded", atFirst: false),
    // Proton Mail Bridge, in notes
    Row("454 4.7.0 unknown error", "454"),
    // Hostinger, in notes on a fix
    Row("553 5.7.1 Sender address rejected: not owned by user user@example.com", "sender-not-owned"),
    // Feather, its document
    Row(
      "553 5.7.1 Sender address rejected: you are not authorized to send as user@example.com",
      "sender-not-verified", atFirst: false),
    // Google, in an issue on Supabase
    Row("534 5.7.9 Application-specific password required", "gmail-app-password"),
    // RFC 4954, in lists of replies
    Row("534 5.7.9 Authentication mechanism is too weak", "mechanism-too-weak"),
    // Google, in notes (Indonesian)
    Row("534 5.7.8 Username and password not accepted", "gmail-rejected", atFirst: false),
    // Feather, its document
    Row("421 4.7.0 Too many connections from your IP. Try again later.", "too-many-connections"),
    // Feather, its document
    Row("421 4.7.0 Your IP has been temporarily blocked", "locked-for-now"),
    // Haraka, in a test
    Row("421 4.7.0 Try again later, closing connection.", "service-closing"),
    // Google, in a list of replies
    Row("535 5.5.4 Optional Argument not permitted for that AUTH mode.", "argument-refused", atFirst: false),
    // Exchange Online, in a test
    Row("535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox", "exchange-smtp-auth-disabled"),
    // MicrosoftDocs/OfficeDocs-Exchange, issue 3124
    Row(
      "5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
      "exchange-smtp-auth-disabled", atFirst: false),
    // Tencent, in notes (Chinese)
    Row("535 Error: authentication failed, system busy", "locked-for-now", atFirst: false),
    // A provider in China, in a page on smtplib
    Row("530 Error: A secure connection is requiered(such as ssl).", "starttls-required", atFirst: false),
    // zytzagoo/smtp-validate-email, issue 71
    Row("550 Please turn on SMTP Authentication in your mail client.", "authentication-demanded"),
  ]
}
