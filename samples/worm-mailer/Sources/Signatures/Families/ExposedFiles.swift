extension SignatureTable {
  /// Files with secrets that do not belong on a web server.
  static let exposedFiles = [
    Signature(
      "env-file", title: "Search for .env files",
      explanation: """
        This request is for a file that web applications keep their passwords in, and that no page has a link to.
        """,
      source: "MITRE ATT&CK T1552.001; https://laravel.com/docs/configuration",
      // Deeper in a tree, a page that shows the files of somebody's repository may have it, and a crawler may ask for it.
      patterns: [
        RequestPattern(
          .unix,
          paths: ["", "/api", "/app", "/admin", "/backend", "/core", "/laravel", "/public"].flatMap {
            directory in
            [
              "", ".bak", ".backup", ".old", ".orig", ".save", ".swp", ".local", ".prod", ".production",
              ".dev",
              ".development", ".staging", "~",
            ].map { "\(directory)/.env\($0)" }
          })
      ]),
    Signature(
      "git-directory", title: "Search for .git directories",
      explanation:
        "This request is for a file of a Git repository by which the source of a web site could be read.",
      source: "MITRE ATT&CK T1213.003; https://git-scm.com/docs/gitrepository-layout",
      // git itself, which may clone a site by HTTP, asks for none of them.
      patterns: [
        RequestPattern(
          .unix, paths: ["/.git/config", "/.git/index", "/.git/logs/HEAD", "/.git-credentials"])
      ]),
  ]

  /// Directory traversal in Apache httpd.
  static let traversal = [
    Signature(
      "apache-traversal", title: "Apache directory traversal",
      explanation: """
        This request is to read a file or run a program outside of the web site by a fault of Apache httpd 2.4.49 \
        and 2.4.50.
        """,
      source: "CVE-2021-41773, CVE-2021-42013, https://httpd.apache.org/security/vulnerabilities_24.html",
      // A browser takes .%2e for two dots and does not send it.
      patterns: [
        RequestPattern(
          .nobody,
          paths: ["/cgi-bin/", "/icons/"].flatMap { directory in
            [".%2e/", "%2e%2e/", "%2e./", ".%%32%65/", "%%32%65%%32%65/", ".%252e/", "%252e%252e/"].map {
              "\(directory)\($0)*"
            }
          })
      ])
  ]
}
