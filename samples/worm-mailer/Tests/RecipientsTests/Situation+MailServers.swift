import Recipients

extension Situation {
  static let mailServers: [Situation] = [
    Situation("a null MX", dsl + "victim.example MX 0 .", "null-mx"),
    Situation("a null MX among others", dsl + mail + "victim.example MX 0 .", "postmaster@victim.example"),
    Situation("no MX but an address", dsl + "victim.example A 198.51.100.1", "postmaster@victim.example"),
    Situation(
      "no MX but an address of IPv6", dsl + "victim.example AAAA 2001:db8::1", "postmaster@victim.example"),
    Situation("neither MX nor address", dsl, "no-mail-server"),
    Situation("no answer about the MX", dsl + "victim.example MX SERVFAIL", "later"),
    Situation("no answer about the address in place of an MX", dsl + "victim.example A SERVFAIL", "later"),
    Situation("an MX without an address", dsl + "victim.example MX 10 mail.victim.example", "no-mail-server"),
    Situation(
      "an MX whose address is not known now",
      dsl + "victim.example MX 10 mail.victim.example\nmail.victim.example A SERVFAIL", "later"),
    Situation(
      "an MX whose AAAA is not known now", dsl + mail + "mail.victim.example AAAA SERVFAIL",
      "postmaster@victim.example"),
    Situation(
      "the second MX", dsl + "victim.example MX 5 gone.victim.example\n" + mail, "postmaster@victim.example"),
    Situation("localhost as MX", dsl + "victim.example MX 10 localhost", "no-mail-server"),
    Situation("an MX below a reserved domain", dsl + "victim.example MX 10 mail.local", "no-mail-server"),
    Situation("an address as MX", dsl + "victim.example MX 10 198.51.100.25", "no-mail-server"),
    Situation(
      "an MX on loopback", dsl + "victim.example MX 10 mail.victim.example\nmail.victim.example A 127.0.0.1",
      "special-mail-server"),
    Situation(
      "an address on loopback in place of an MX", dsl + "victim.example A 127.0.0.1", "special-mail-server"),
    Situation(
      "a private MX before a public one",
      dsl + "victim.example MX 5 in.victim.example\nin.victim.example A 10.0.0.25\n" + mail,
      "postmaster@victim.example"),
    Situation(
      "an MX on loopback that is allowed",
      dsl + "victim.example MX 10 mail.victim.example\nmail.victim.example A 127.0.0.1",
      "postmaster@victim.example"
    ) { $0.allowedNetworks = .of("127.0.0.0/8") },
    Situation(
      "a customer's name below a company's suffix, with an MX",
      """
      192.0.2.7 PTR www.customer.dyndns.org
      www.customer.dyndns.org A 192.0.2.7
      customer.dyndns.org MX 10 mail.victim.example
      mail.victim.example A 198.51.100.25
      """, "postmaster@customer.dyndns.org"),
    Situation(
      "a customer's name below a company's suffix, without an MX",
      "192.0.2.7 PTR customer.dyndns.org\ncustomer.dyndns.org A 192.0.2.7", "no-mail-server"),
  ]
}
