/// The enhanced status codes of mail systems (RFC 3463 and the registry of RFC 5248) in words.
public enum EnhancedCode {
  /// What a code such as `5.7.8` says, nil for what is not a code; of an unregistered one, what its subject says.
  public static func words(for code: String) -> String? {
    let numbers = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard numbers.count == 3, let persistence = persistences[numbers[0]],
      numbers.dropFirst().allSatisfy({
        (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let detail = details["\(numbers[1]).\(numbers[2])"] ?? subjects[numbers[1]] ?? "something unregistered"
    return "\(detail) (\(persistence))"
  }

  /// The reply code that RFC 4954 and RFC 5248 pair with an enhanced code, nil where there is none.
  public static func replyCode(for code: String) -> Int? {
    replyCodes[code]
  }

  private static let replyCodes = [
    "2.7.0": 235, "4.7.0": 454, "4.7.1": 454, "4.7.12": 432, "5.5.2": 501, "5.5.4": 504, "5.5.6": 500,
    "5.7.0": 530,
    "5.7.1": 554, "5.7.3": 535, "5.7.4": 504, "5.7.8": 535, "5.7.9": 534, "5.7.10": 523, "5.7.11": 538,
    "5.7.13": 525, "5.7.57": 530, "5.7.139": 535, "5.5.1": 503,
  ]

  private static let persistences = ["2": "success", "4": "for now", "5": "for good"]

  private static let subjects = [
    "0": "something that has no subject", "1": "something about an address", "2": "something about a mailbox",
    "3": "something about the mail system", "4": "something about the network or routing",
    "5": "something about the protocol", "6": "something about the message's content",
    "7": "something about security or policy",
  ]

  private static let details = [
    "1.0": "an address is at fault", "1.1": "there is no such mailbox",
    "1.2": "there is no such destination system",
    "1.3": "the recipient's address is malformed", "1.4": "the recipient's address is ambiguous",
    "1.5": "the recipient's address is valid", "1.6": "the mailbox has moved",
    "1.7": "the sender's address is malformed",
    "1.8": "the sender's system is at fault", "1.10": "the recipient's domain accepts no mail",
    "2.0": "a mailbox is at fault", "2.1": "the mailbox is disabled", "2.2": "the mailbox is full",
    "2.3": "the message is too long for the mailbox",
    "3.0": "the mail system is at fault", "3.1": "the mail system is full",
    "3.2": "the system accepts no messages",
    "3.3": "the system lacks a feature", "3.4": "the message is too big",
    "3.5": "the system is misconfigured",
    "4.0": "the network is at fault", "4.1": "the host does not answer", "4.2": "the connection is bad",
    "4.3": "a directory server failed", "4.5": "the mail system is congested",
    "4.7": "delivery took too long",
    "5.0": "the protocol is at fault", "5.1": "the command is not valid here", "5.2": "a syntax error",
    "5.3": "there are too many recipients", "5.4": "the command's arguments are not valid",
    "5.5": "the wrong version of the protocol", "5.6": "the authentication message is too long",
    "6.0": "the content is at fault",
    "7.0": "security is at fault, without saying how", "7.1": "it is not allowed",
    "7.2": "expanding the list is not allowed",
    "7.3": "converting security is not possible", "7.4": "a security feature is not supported",
    "7.5": "encryption failed", "7.6": "the algorithm is not supported", "7.7": "the message was altered",
    "7.8": "the credentials are not valid", "7.9": "the mechanism is too weak",
    "7.10": "encryption is needed",
    "7.11": "the mechanism needs encryption", "7.12": "a password transition is needed",
    "7.13": "the account is disabled", "7.14": "a trust relationship is required",
    "7.15": "the priority is too low", "7.20": "no DKIM signature passes", "7.23": "SPF forbids it",
    "7.25": "the client's address has no name that fits", "7.26": "several checks of the sender failed",
  ]
}
