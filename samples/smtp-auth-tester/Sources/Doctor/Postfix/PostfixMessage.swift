import Diagnosis

/// What a program of Postfix says of its settings and tables, up to where it begins to quote them.
///
/// It quotes whole lines, of the table of passwords too.
enum PostfixMessage {
  /// The message with all withheld from the first word on that Postfix does not say of itself.
  static func shown(_ message: some StringProtocol) -> String {
    let words = message.split(separator: " ", omittingEmptySubsequences: false)
    let end = words.firstIndex { !isOwn($0) } ?? words.endIndex
    if end == words.endIndex { return String(message) }
    let rest: String = words[end...].joined(separator: " ")
    let known: String = words[..<end].joined(separator: " ")
    return known + " " + Withheld.text(rest.utf8.count)
  }

  private static func isOwn(_ text: some StringProtocol) -> Bool {
    let word = String(text)
    let bare = word.last.map(":,.".contains) == true ? String(word.dropLast()) : word
    return own.contains(bare.lowercased()) || WordForm.isPath(bare) || WordForm.isTable(bare)
      || WordForm.isNumber(bare) || PostfixForms.names.contains(bare)
  }

  private static let own: Set<String> = Set(
    """
    postconf postmap sendmail postfix fatal error warning panic open file database is older than source no such or \
    directory permission denied input/output not a regular owned by group other writable line lines overriding \
    earlier entry missing '=' after attribute name: bad field count unsupported dictionary type types unavailable for \
    parameter local interface found unknown invalid unexpected end of in the logical must start with whitespace \
    expected: key value format ignoring record duplicate lookup table load read write error: create lock map \
    configuration config host address numerical boolean length range too long many empty name value: syntax \
    unterminated string match mismatched matching brace expression while processing parameter: reading from connect to \
    server service transport protocol inet unix pass fifo private unprivileged chroot wakeup process limit command \
    field column need at least one most be has have does exist are used unused "" mysql pgsql ldap sqlite hash btree \
    lmdb cdb texthash pcre regexp cidr proxy static tcp socketmap support access query failed timeout refused \
    connection subsystem private/proxymap #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 look up lookup: cannot can't find program library library: symbol plugin dynamic only when
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
