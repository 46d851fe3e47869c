/// The rules for lighttpd.
///
/// It could run the program for requests and pipe its log, but it has one log only, which its owner wants in a file. What
/// is said about it was seen with 1.4.69.
struct LighttpdRules {
  let program: String
  let log: String

  var text: String {
    """
    # What lighttpd has to be told about worm-mailer(1). On Debian, save it in the place of
    # /etc/lighttpd/conf-available/10-accesslog.conf, and then, as root:
    #
    #   lighttpd-enable-mod accesslog
    #   lighttpd -tt -f /etc/lighttpd/lighttpd.conf && systemctl restart lighttpd
    #
    # lighttpd has one log. Its format becomes 'combined' with the host, the address and the port of the client before
    # it. This program follows the log through rotations; run it as a service, as a user who can read the log and
    # write the spool:
    #
    #   \(program) log --follow \(log)
    #
    # Requests whose lines lighttpd cannot read, such as Code Red's without CR, are empty in the log.
    #
    # The address of a request must be the client's. Behind a proxy of your own, give exactly that one to mod_extforward
    # (extforward.forwarder), and name it in worm-mailer.conf ('proxy'). Do not trust a header that everybody can
    # send: an attacker could have anybody reported.

    server.modules += ( "mod_accesslog" )
    accesslog.filename = "\(log)"
    accesslog.format = "%V %a %{remote}p %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" \\"%{Sec-Fetch-Site}i\\""

    """
  }
}
