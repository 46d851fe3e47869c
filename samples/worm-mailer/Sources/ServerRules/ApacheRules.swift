/// The rules for the Apache HTTP Server 2.4.
///
/// What they say about Apache was seen with 2.4.71; the tests send the requests again.
struct ApacheRules {
  let rules: ServerRules

  var text: String { head + program + rewriting + (rules.pipesLog ? pipe : errorDocuments) }

  private let head = """
    # What the Apache HTTP Server 2.4 has to be told about worm-mailer(1). On Debian, save it as
    # /etc/apache2/conf-available/worm-mailer.conf, and then, as root:
    #
    #   a2enmod rewrite cgid setenvif
    #   a2enconf worm-mailer
    #   apache2ctl configtest && systemctl reload apache2
    #
    # The address of a request must be the client's. Behind a proxy of your own, set up mod_remoteip for exactly that
    # proxy, and name the proxy in worm-mailer.conf ('proxy'). Do not trust a header that everybody can send: an
    # attacker could have anybody reported.


    """

  private var program: String {
    """
    # The program. Only the rules below and error documents run it. Its own URL is refused, so that nobody can give it
    # arguments by a query string (RFC 3875, section 4.4). WORM_MAILER_PEER is the address of whoever is connected:
    # where that is a proxy, REMOTE_PORT is not the client's port.
    ScriptAlias "/worm-mailer.cgi" "\(rules.cgi)"
    <Directory "\(directory)">
        AllowOverride None
        Options FollowSymLinks
        <RequireAny>
            Require env worm_mailer
            Require env REDIRECT_STATUS
        </RequireAny>
        SetEnvIfExpr "%{CONN_REMOTE_ADDR} =~ /^(.+)$/" WORM_MAILER_PEER=$1
    </Directory>


    """
  }

  private let rewriting = #"""
    # Source 1: the program answers requests that no site has a use for, with 403 when it has noted them. The condition
    # looks at the request line as it came, so that nothing that Apache decodes can hide a worm. QSD keeps the query
    # string from becoming arguments.
    #
    # Virtual hosts inherit this, before rules of their own. It works in those that have 'RewriteEngine On'; in the
    # others the log sees the requests.
    RewriteEngine On
    RewriteOptions InheritDownBefore
    RewriteCond %{THE_REQUEST} "^[A-Z]+ [^ ?]*/(cmd\.exe|root\.exe|admin\.dll|default\.id[aq])([? ]|$)" [NC]
    RewriteRule "^" "/worm-mailer.cgi" [PT,L,QSD,E=worm_mailer:1]


    """#

  private var pipe: String {
    """
    # Source 3: the log. It sees every request, also what Apache refuses before any rule or error document, such as Code
    # Red's line with two blanks. Requests that the program has noted by source 1 are left out, or they would count
    # twice. The format is 'combined' with the host, the address and the port of the client before it, and behind it
    # whether a page led a browser to the request.
    #
    # Apache starts the reader of a piped log with its own rights, which are root's; setpriv(1) gives them up.
    LogFormat \\
        "%V %a %{remote}p %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" \\"%{Sec-Fetch-Site}i\\"" worm_mailer
    GlobalLog "|\(reader)" \\
        worm_mailer "expr=-z reqenv('worm_mailer') || %{REQUEST_STATUS} -ne 403"

    # Source 2, error documents, is for servers whose log cannot be piped. With the log, requests would count twice.
    # 'worm-mailer rules apache --no-pipe' prints it.

    """
  }

  private var errorDocuments: String {
    """
    # Source 2: the program is shown what Apache refuses and what it does not find. Use source 3, the piped log, if you can:
    # error documents do not see what Apache cannot read, such as Code Red's line with two blanks; each request of
    # this kind starts a process; and your own error documents are replaced, unless a virtual host has them.
    #
    # Virtual hosts that redirect everything have to leave /worm-mailer.cgi out.
    ErrorDocument 400 /worm-mailer.cgi
    ErrorDocument 403 /worm-mailer.cgi
    ErrorDocument 404 /worm-mailer.cgi

    """
  }

  /// The command that reads the log.
  private var reader: String {
    let drop = rules.user.map { "/usr/bin/setpriv --reuid=\($0) --regid=\($0) --clear-groups " } ?? ""
    return "\(drop)\(rules.program) log"
  }

  private var directory: Substring { rules.cgi[..<(rules.cgi.lastIndex(of: "/") ?? rules.cgi.endIndex)] }
}
