/// A user whom all back ends of the real servers know.
public struct Account: Sendable {
  public let user: String
  public let password: String

  public init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  /// The one of the recipes, and of the article they come from.
  public static let plain = Account(user: "user", password: "pass")

  /// One with a password that appears nowhere by chance, to be looked for where it must not be.
  public static let leakTest = Account(user: "leaktest", password: "Trommel-Fisch_4711+Ufer")

  /// The one of the other servers, whose password other programs get on their command lines.
  public static let visitor = Account(user: "visitor", password: "Wiesen_4092-Grund")

  static let all = [plain, leakTest]

  /// The realm they are in.
  public static let realm = "myserver"
}
