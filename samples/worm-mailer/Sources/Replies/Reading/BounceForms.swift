/// A sentence by which a mail server's report to people is known.
struct BounceForm {
  /// Whose it is.
  let program: String

  /// The sentence, or a part of it, in small letters.
  let sentence: String

  /// What it says of the mail; codes that are given say more.
  let weight: Bounce.Weight

  /// The forms, those that speak of a delay first, since they share words with the others.
  static let all: [BounceForm] = [
    .init("Exim", "has not yet been delivered to one or more of its recipients", .delayed),
    .init("Exim", "delivery attempts will continue to be made for some time", .delayed),
    .init("Postfix", "this is a warning only.  you do not need to resend your message", .delayed),
    .init("Postfix", "this is a warning only. you do not need to resend your message", .delayed),
    .init("Sendmail", "warning: message still undelivered after", .delayed),
    .init("Sendmail", "the following addresses had transient non-fatal errors", .delayed),
    .init("Exchange", "delivery is delayed to these recipients or groups", .delayed),
    .init("Gmail", "there was a temporary problem delivering your message to", .delayed),
    .init("Gmail", "this is a warning message only. you do not need to resend your message", .delayed),
    .init("qmail", "i'm not going to try again; this message has been in the queue too long", .temporary),
    .init("Exim", "retry timeout exceeded", .temporary),
    .init("qmail", "this is the qmail-send program at", .permanent),
    .init("qmail", "i wasn't able to deliver your message to the following addresses", .permanent),
    .init(
      "Exim", "could not be delivered to one or more of its recipients. this is a permanent error", .permanent
    ),
    .init("Exim", "could not be delivered to all of its recipients. this is a permanent error", .permanent),
    .init("Exim", "could not be delivered to one or more of its recipients", .unclear),
    .init("Postfix", "your message could not be delivered to one or more recipients", .unclear),
    .init("Sendmail", "the following addresses had permanent fatal errors", .permanent),
    .init("Sendmail", "the following addresses had permanent delivery errors", .permanent),
    .init("Sendmail", "transcript of session follows", .unclear),
    .init("Exchange", "your message did not reach some or all of the intended recipients", .permanent),
    .init("Exchange", "delivery has failed to these recipients or groups", .permanent),
    .init("Exchange", "delivery to these recipients or distribution lists failed", .permanent),
    .init("Exchange", "your message wasn't delivered to anyone because", .permanent),
    .init("Exchange", "your message couldn't be delivered", .permanent),
    .init("Gmail", "delivery to the following recipient failed permanently", .permanent),
    .init("Gmail", "delivery to the following recipients failed permanently", .permanent),
    .init("Gmail", "your message wasn't delivered to", .permanent),
    .init("Yahoo", "we were unable to deliver your message to the following address", .permanent),
    .init("Yahoo", "unable to deliver message to the following address", .permanent),
    .init("Domino", "not listed in public name & address book", .permanent),
    .init("Domino", "not listed in domino directory", .permanent),
    .init("Domino", "was not delivered to:", .permanent),
    .init("MDaemon", "the attached message had permanent fatal delivery errors", .permanent),
    .init("Courier", "undeliverable mail", .permanent),
    .init("Courier", "delivery to the following recipients failed", .permanent),
    .init(
      "Amazon SES", "an error occurred while trying to deliver the mail to the following recipients", .unclear
    ),
    .init("CommuniGate", "failed to deliver to '", .unclear),
    .init("several", "your message could not be delivered to the following recipients", .unclear),
    .init("several", "the following message could not be delivered", .unclear),
    .init("several", "could not be delivered to the following", .unclear),
    .init("several", "message could not be delivered", .unclear),
    .init("several", "this message was created automatically by mail delivery software", .unclear),
    .init("in German", "konnte nicht zugestellt werden", .unclear),
    .init("in German", "konnte an einen oder mehrere empfänger nicht", .unclear),
    .init("in French", "n'a pas pu être remis", .unclear),
    .init("in French", "n'a pas pu être distribué", .unclear),
    .init("in Spanish", "no se pudo entregar", .unclear),
    .init("in Italian", "impossibile recapitare", .unclear),
    .init("in Portuguese", "não pôde ser entregue", .unclear),
    .init("in Dutch", "kon niet worden afgeleverd", .unclear),
    .init("in Polish", "nie można dostarczyć", .unclear),
    .init("in Russian", "не может быть доставлено", .unclear),
    .init("in Russian", "не удалось доставить", .unclear),
  ]

  private init(_ program: String, _ sentence: String, _ weight: Bounce.Weight) {
    self.program = program
    self.sentence = sentence
    self.weight = weight
  }

  /// What subjects of such reports begin with, in small letters.
  static let subjects = [
    "undelivered mail", "undeliverable", "undeliver", "delivery status notification", "delivery failure",
    "delivery failed", "delivery delayed", "delivery notification", "delivery report", "delivery incomplete",
    "mail delivery", "mail system error", "mail could not be delivered", "failure notice", "failed delivery",
    "failed mail", "returned mail", "returned to sender", "message undeliverable", "message delivery",
    "message you sent blocked", "nondeliverable", "non-deliverable", "non delivery", "non-delivery",
    "warning: message",
    "warning: could not send message", "delayed mail", "permanent delivery failure", "unzustellbar",
    "nicht zustellbar",
    "non remis", "non distribué", "échec de", "no se puede entregar", "no entregado", "mancato recapito",
    "impossibile recapitare", "onbestelbaar", "não entregue", "niedostarczone", "niedostarczalna",
    "недоставленное",
    "не доставлено", "kan inte levereras", "kunne ikke leveres", "doručení", "配信不能", "无法投递", "退信", "系统退信",
  ]

  /// Where the copy of the mail begins, in small letters at the start of a line.
  static let copies = [
    "--- below this line is a copy of the message", "------ this is a copy of the message",
    "------ this is a copy of your message", "----- original message", "-----original message",
    "--- original message", "--- the header of the original message", "--- original message follows",
    "--- returned message", "----- unsent message", "------ the body of the message",
    "----- message header follows",
    "----- original message headers", "original message headers:", "message headers:",
    "--- enclosed is a copy of the message", "received: from ", "return-path: ",
  ]
}
