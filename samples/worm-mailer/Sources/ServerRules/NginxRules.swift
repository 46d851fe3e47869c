/// The rules for nginx.
///
/// nginx runs no programs, neither for requests nor for its log. What is said about it was seen with 1.22.
struct NginxRules {
  let program: String
  let log: String

  var text: String {
    """
    # What nginx has to be told about worm-mailer(1). On Debian, save it as /etc/nginx/conf.d/worm-mailer.conf, which is
    # read inside of 'http', and then, as root:
    #
    #   nginx -t && systemctl reload nginx
    #
    # It is a second log, of all requests, also of those that nginx refuses. No answer changes. This program follows the
    # log through rotations; run it as a service, as a user who can read the log and write the spool:
    #
    #   \(program) log --follow \(log)
    #
    # A 'server' with an access_log of its own does not inherit this one: repeat the last line in it.
    #
    # The address of a request must be the client's. Behind a proxy of your own, give exactly that one to
    # set_real_ip_from, and name it in worm-mailer.conf ('proxy'). Do not trust a header that everybody can send: an
    # attacker could have anybody reported.

    # A request that nginx cannot read has no host, and behind a proxy the port is not known; no field may be empty.
    map $host $worm_mailer_host {
        default $host;
        ""      -;
    }
    map $remote_port $worm_mailer_port {
        default $remote_port;
        ""      0;
    }
    log_format worm_mailer '$worm_mailer_host $remote_addr $worm_mailer_port - $remote_user [$time_local] '
                           '"$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" '
                           '"$http_sec_fetch_site"';
    access_log \(log) worm_mailer;

    """
  }
}
