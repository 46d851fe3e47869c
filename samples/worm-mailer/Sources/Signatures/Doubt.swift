/// Why a request that a signature fits may be that of an innocent visitor.
///
/// Any web page can have the browser of each of its visitors ask any server for any target, by an image or a link. What
/// such a page writes is the target and, by its own URL, the Referer; it does not write the User-Agent.
enum Doubt {
  /// What speaks for a visitor, in words for the administrator; nil when nothing does.
  ///
  /// - Parameters:
  ///   - place: Where the attack is.
  ///   - isLookup: Whether it is an expression of Log4j.
  static func words(on request: Request, _ place: Match.Place, isLookup: Bool) -> String? {
    if isLookup, place != .agent, isBrowser(request.agent) {
      // Browsers leave `$`, `{` and `}` in a query as they are (URL Standard, "query percent-encode set"), and a page can
      // have them in the target and in the Referer at once.
      return "a web page can have put the expression there, and its User-Agent is that of a browser"
    }
    guard place == .target || isLookup && place == .referer else { return nil }
    if let site = request.fetchSite, !site.isEmpty, site != [0x2D], site != Array("none".utf8) {
      // A page can have browsers send no Referer, but not have them leave this out (W3C, Fetch Metadata).
      return "its Sec-Fetch-Site says that a page led a browser to it"
    }
    if place == .target, let referer = request.referer, !referer.isEmpty, referer != [0x2D] {
      return "it has a Referer, as a browser sends it that was led here by a page"
    }
    return nil
  }

  /// Whether a User-Agent begins as those of all browsers do; those of crawlers that follow links do so, too.
  private static func isBrowser(_ agent: [UInt8]?) -> Bool {
    guard let agent else { return false }
    return beginnings.contains { agent.starts(with: $0, by: { $0.lowercase == $1 }) }
  }

  private static let beginnings = [Array("mozilla/".utf8), Array("opera/".utf8)]
}
