extension Situation {
  static let names: [Situation] = [
    Situation("a clean name", dsl + mail, "postmaster@victim.example"),
    Situation(
      "IPv6", address: "2001:db8::7",
      "2001:db8::7 PTR v6.victim.example\nv6.victim.example AAAA 2001:db8::7\n" + mail,
      "postmaster@victim.example"),
    Situation(
      "a domain below a suffix of two labels",
      """
      192.0.2.7 PTR host9.dsl.example.co.uk
      host9.dsl.example.co.uk A 192.0.2.7
      example.co.uk MX 10 mail.victim.example
      mail.victim.example A 198.51.100.25
      """, "postmaster@example.co.uk"),
    Situation(
      "a name in capitals", "192.0.2.7 PTR DSL-7.Pool.Victim.EXAMPLE\n" + dsl + mail,
      "postmaster@victim.example"),
    Situation("no name", "", "no-name"),
    Situation("no answer about the name", "192.0.2.7 PTR SERVFAIL", "later"),
    Situation(
      "a forged name", "192.0.2.7 PTR www.innocent.example\nwww.innocent.example A 198.51.100.80",
      "unconfirmed-name"),
    Situation("a name without an address", "192.0.2.7 PTR www.innocent.example", "unconfirmed-name"),
    Situation(
      "a name whose address is not known now",
      "192.0.2.7 PTR dsl.victim.example\ndsl.victim.example A SERVFAIL",
      "later"),
    Situation(
      "a name that leads back only by the other kind of address",
      "192.0.2.7 PTR v6.victim.example\nv6.victim.example AAAA 2001:db8::7", "unconfirmed-name"),
    Situation("localhost", "192.0.2.7 PTR localhost\nlocalhost A 192.0.2.7", "unusable-name"),
    Situation("a top-level domain", "192.0.2.7 PTR example", "unusable-name"),
    Situation("a blank in the name", "192.0.2.7 PTR bad_host\\032name.example", "unusable-name"),
    Situation("an underscore", "192.0.2.7 PTR bad_host.victim.example", "unusable-name"),
    Situation("the root", "192.0.2.7 PTR .", "unusable-name"),
    Situation("an address as name", "192.0.2.7 PTR 192.0.2.7", "unusable-name"),
    Situation("its own reverse name", "192.0.2.7 PTR 7.2.0.192.in-addr.arpa", "reserved-domain"),
    Situation("a public suffix", "192.0.2.7 PTR co.uk\nco.uk A 192.0.2.7", "public-suffix"),
    Situation(
      "a company's suffix, by a star",
      "192.0.2.7 PTR ec2-192-0-2-7.compute-1.amazonaws.com\nec2-192-0-2-7.compute-1.amazonaws.com A 192.0.2.7",
      "public-suffix"),
    Situation(
      "two names, one confirmed", "192.0.2.7 PTR a.first.example\n" + dsl + mail, "postmaster@victim.example"),
    Situation(
      "two names, one unusable", "192.0.2.7 PTR localhost\n" + dsl + mail, "postmaster@victim.example"),
    Situation(
      "two names, one not known now",
      "192.0.2.7 PTR a.first.example\na.first.example A SERVFAIL\n" + dsl + mail,
      "postmaster@victim.example"),
    Situation(
      "two names, neither confirmed",
      "192.0.2.7 PTR b.second.example\n192.0.2.7 PTR a.first.example\nb.second.example A 192.0.2.8",
      "unconfirmed-name"),
    Situation(
      "two domains, both confirmed",
      "192.0.2.7 PTR z.first.example\nz.first.example A 192.0.2.7\nfirst.example A 198.51.100.1\n" + dsl
        + mail,
      "postmaster@first.example"),
    Situation(
      "two domains, the first without mail",
      "192.0.2.7 PTR z.first.example\nz.first.example A 192.0.2.7\nfirst.example MX 0 .\n" + dsl + mail,
      "postmaster@victim.example"),
    Situation(
      "two domains, of the first it is not known whether it takes mail",
      "192.0.2.7 PTR z.first.example\nz.first.example A 192.0.2.7\nfirst.example MX SERVFAIL\n" + dsl + mail,
      "later"),
    Situation(
      "a hundred names, none of which leads back",
      (0..<100).map { "192.0.2.7 PTR h\($0).innocent.example" }.joined(separator: "\n"), "unconfirmed-name"),
  ]
}
