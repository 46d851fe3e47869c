/// What servers and programs say of a password without the password itself.
///
/// A password can be one of the words that servers use. So after a word such as `password` each word is shown only if it
/// is known to follow the word before it: `password not accepted`, but not `password not hello`.
enum KnownPhrases {
  /// Whether a word is known to follow another, both in small letters without marks around them.
  static func contain(_ word: String, _ next: String) -> Bool { followers[word]?.contains(next) ?? false }

  private static let followers: [String: Set<String>] = {
    var texts = others.split(separator: "\n").map(String.init)
    for entry in Catalogue.entries { texts += [entry.example, entry.meaning] + entry.logLines }
    texts += LogCatalogue.entries.map(\.example)
    var followers: [String: Set<String>] = [:]
    for text in texts {
      let cores = ForeignWords(text).cores.filter { !$0.isEmpty }
      for (word, next) in zip(cores, cores.dropFirst()) { followers[word, default: []].insert(next) }
    }
    return followers
  }()

  private static let others = """
    password not accepted for more information go to
    password is not accepted
    password is not correct
    password is not valid
    password is incorrect
    password is wrong
    password is invalid
    password has expired
    password is expired
    password was rejected
    password not correct
    password not valid
    password incorrect
    password invalid
    password rejected
    password required
    password mismatch
    password does not match
    password expired
    password error
    password failed
    password check failed
    password try again
    password or username is incorrect
    password must be changed
    password authentication failed
    password authentication is disabled
    passwd is incorrect
    credentials are not valid
    credentials are invalid
    credentials not valid
    credentials invalid
    credentials rejected
    credentials were rejected
    credentials have expired
    token has expired
    token is expired
    token is invalid
    token expired
    token invalid
    token rejected
    secret in database
    """
}
