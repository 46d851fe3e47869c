/// The form of a line of PAM: TYPE CONTROL MODULE, and arguments, which are shown nowhere.
enum PAMForms {
  private static let groups: Set<String> = ["auth", "account", "password", "session"]

  private static let controls: Set<String> = [
    "required", "requisite", "sufficient", "optional", "include", "substack", "binding",
  ]

  static func isLine(_ words: [String]) -> Bool {
    guard words.count > 2 else { return false }
    let group = words[0].hasPrefix("-") ? words[0].dropFirst() : words[0][...]
    let control = words[1].lowercased()
    guard groups.contains(group.lowercased()), controls.contains(control) || isBracketed(control) else {
      return false
    }
    let isInclude = ["include", "substack"].contains(control)
    // A carriage return at the end of a line is told of by itself.
    let module = words[2].last == "\r" ? words[2].dropLast() : words[2][...]
    return WordForm.isRelativePath(module) && (isInclude || module.hasSuffix(".so"))
  }

  /// Whether a file is one of those that systems have for all services.
  static func isUsualInclude(_ name: String) -> Bool {
    ["common-", "system-", "password-auth", "postlogin"].contains { name.hasPrefix($0) }
      && ["auth", "account", "password", "session", "login", "noninteractive"].contains { name.hasSuffix($0) }
      && name.utf8.count < 32
  }

  /// `[success=1 default=ignore]`.
  private static func isBracketed(_ control: String) -> Bool {
    control.hasPrefix("[") && control.hasSuffix("]")
      && control.dropFirst().dropLast().split(separator: " ").allSatisfy { item in
        let parts = item.split(separator: "=", omittingEmptySubsequences: false)
        return parts.count == 2 && results.contains(String(parts[0])) && isAction(parts[1])
      }
  }

  private static func isAction(_ word: Substring) -> Bool {
    ["ignore", "bad", "die", "ok", "done", "reset"].contains(word) || WordForm.isNumber(word)
  }

  private static let results: Set<String> = Set(
    """
    success open_err symbol_err service_err system_err buf_err perm_denied auth_err cred_insufficient \
    authinfo_unavail user_unknown maxtries new_authtok_reqd acct_expired session_err cred_unavail cred_expired \
    cred_err no_module_data conv_err authtok_err authtok_recover_err authtok_lock_busy authtok_disable_aging \
    try_again ignore abort authtok_expired module_unknown bad_item conv_again incomplete default
    """.split(separator: " ").map(String.init))
}
