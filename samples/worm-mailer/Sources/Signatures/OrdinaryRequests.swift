/// Requests that every web server gets, from people, search engines and programs that do their work.
///
/// A signature that one of them fits would make mails to innocent people.
enum OrdinaryRequests {
  private static let targets = [
    "/", "/index.html", "/index.php", "/robots.txt", "/favicon.ico", "/sitemap.xml", "/feed/", "/style.css",
    "/scripts/site.js", "/images/logo.png", "/about/", "/search?q=test&page=2", "/login", "/admin/",
    "/.well-known/security.txt", "/.well-known/acme-challenge/x", "/wp-login.php",
    "/wp-content/themes/a/style.css",
    "/xmlrpc.php", "/api/v1/items?id=1", "/cgi-bin/search?q=a", "/apple-touch-icon.png", "/ads.txt",
  ]

  private static let agents = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "curl/8.5.0",
  ]

  private static let referers = ["https://www.example.org/", "https://www.google.com/", "-"]

  /// Every target once by every method, and every field with every other.
  static let all: [Request] = {
    var requests: [Request] = []
    for method in ["GET", "HEAD", "POST"] {
      for (index, target) in targets.enumerated() {
        for agent in agents {
          requests.append(
            Request(
              method: method.utf8, target: target.utf8, version: "HTTP/1.1".utf8, agent: Array(agent.utf8),
              referer: Array(referers[index % referers.count].utf8)))
        }
      }
    }
    return requests
  }()
}
