/// The text of a private Apache's configuration around the rules that a test is about.
struct ApacheConfiguration {
  let root: String
  let port: Int
  let rules: String

  private static let modules = [
    "mpm_event", "authz_core", "alias", "cgid", "dir", "env", "mime", "remoteip", "rewrite", "setenvif",
  ]

  /// As a2enconf(8) would have it: the rules are the server's, and a virtual host has rules of its own.
  var text: String {
    """
    ServerRoot \(root)
    DefaultRuntimeDir \(root)/run
    PidFile \(root)/run/pid
    ServerName worm.sample.test
    Listen 127.0.0.1:\(port)
    \(WebServer.user.map { "User \($0)\nGroup \($0)" } ?? "# run by an ordinary user")
    \(Self.modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }.joined(separator: "\n"))
    # The tests' processors are few, their requests may be many at once.
    StartServers 1
    ServerLimit 1
    ThreadsPerChild 64
    MaxRequestWorkers 64
    ListenBackLog 1024
    ScriptSock \(root)/run/cgid
    TypesConfig /etc/mime.types
    ErrorLog \(root)/log/error.log
    LogFormat "%a \\"%r\\" %>s" short
    CustomLog \(root)/log/access.log short
    # For tests only: a client on loopback can speak for any address.
    RemoteIPHeader X-Forwarded-For
    RemoteIPInternalProxy 127.0.0.1
    DocumentRoot \(root)/documents
    <Directory />
      Require all denied
      AllowOverride None
    </Directory>
    <Directory \(root)/documents>
      Require all granted
    </Directory>

    \(rules)

    <VirtualHost 127.0.0.1:\(port)>
      ServerName worm.sample.test
      RewriteEngine On
      # As sites have it that show everything through one page.
      RewriteRule "^/pretty/" "/index.html" [L]
    </VirtualHost>

    """
  }
}
