import Lookup

/// The domains of crawlers, as their operators document them for those who check whether a crawler is genuine.
///
/// A crawler asks for whatever target a web page has a link to, and cannot know that it is an attack. The check is that of
/// this program: the address has a name in the domain, and the name leads back to the address. Scanners, which look for
/// holes by themselves, are not in the table, and neither are domains in which an operator's customers have hosts.
enum Crawlers {
  /// Whom a name of the DNS belongs to, if that is a crawler.
  static func `operator`(of name: DomainName) -> String? {
    domains.first { domain, _ in domain.contains(name) }?.1
  }

  private static let domains: [(DomainSuffix, String)] = [
    // https://developers.google.com/search/docs/crawling-indexing/verifying-googlebot
    ("googlebot.com", "Google"), ("google.com", "Google"),
    // https://www.bing.com/webmasters/help/how-to-verify-bingbot-3905dc26
    ("search.msn.com", "Bing"),
    // https://help.yahoo.com/kb/SLN22600.html
    ("crawl.yahoo.net", "Yahoo"),
    // https://support.apple.com/en-us/119829
    ("applebot.apple.com", "Apple"),
    // https://developer.amazon.com/amazonbot
    ("crawl.amazonbot.amazon", "Amazon"),
    // https://yandex.com/support/webmaster/robot-workings/check-yandex-robots.html
    ("yandex.ru", "Yandex"), ("yandex.net", "Yandex"), ("yandex.com", "Yandex"),
    // https://help.baidu.com/question?prod_id=99&class=476&id=2996
    ("baidu.com", "Baidu"), ("baidu.jp", "Baidu"),
    // https://webmaster.petalsearch.com/site/petalbot
    ("petalsearch.com", "Petal Search"),
    // https://o-seznam.cz/napoveda/vyhledavani/en/seznambot-crawler/
    ("seznam.cz", "Seznam"),
    // https://commoncrawl.org/ccbot
    ("crawl.commoncrawl.org", "Common Crawl"),
    // https://archive.org/details/archive.org_bot
    ("archive.org", "the Internet Archive"),
    // https://ahrefs.com/robot
    ("ahrefs.com", "Ahrefs"), ("ahrefs.net", "Ahrefs"),
    // https://www.semrush.com/bot/
    ("bot.semrush.com", "Semrush"),
  ].compactMap { text, company in DomainSuffix(text).map { ($0, company) } }
}
