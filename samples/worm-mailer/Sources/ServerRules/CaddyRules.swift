/// The rules for Caddy 2, whose logs are JSON.
///
/// What is said about it was seen with 2.6.2.
struct CaddyRules {
  let program: String
  let log: String

  var text: String {
    """
    # What Caddy 2 has to be told about worm-mailer(1). Put this at the beginning of /etc/caddy/Caddyfile; where there is
    # a block of global options already, put its inner part into that. And put the word 'log' into each site, for
    # Caddy logs only what it is told to. Then, as root:
    #
    #   caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy
    #
    # This program follows the log through rotations; run it as a service. Caddy makes its logs for its own user alone, so
    # the service needs that user's rights, or CAP_DAC_READ_SEARCH and a user who can write the spool:
    #
    #   \(program) log --follow \(log)
    #
    # Requests that Caddy refuses before they reach a site are not in any log: lines with two blanks (Code Red), and wrong
    # escapes (two of Nimda's 16 requests).
    #
    # The address is that of the connection. Behind a proxy of your own, name the proxy in worm-mailer.conf ('proxy'), so
    # that it is never reported itself. With 'trusted_proxies' Caddy logs the client's address, too, and without
    # 'trusted_proxies_strict' takes it from where the client can write it: set both. A request counts only when the
    # address is the last one in X-Forwarded-For, which the proxy itself has put there.
    {
    \tlog worm-mailer {
    \t\toutput file \(log)
    \t\tformat json
    \t\tinclude http.log.access
    \t}
    }

    """
  }
}
