import Recipients

extension Situation {
  static let never: [Situation] = [
    Situation("loopback", address: "127.0.0.7", "", "special-address"),
    Situation("a private network", address: "10.1.2.3", "", "special-address"),
    Situation("a carrier's NAT", address: "100.64.0.1", "", "special-address"),
    Situation("IPv6 loopback", address: "::1", "", "special-address"),
    Situation("IPv4 loopback, mapped", address: "::ffff:127.0.0.1", "", "special-address"),
    Situation(
      "loopback that is allowed", address: "127.0.0.7",
      "127.0.0.7 PTR worm7.victim.example\nworm7.victim.example A 127.0.0.7\n" + mail,
      "postmaster@victim.example"
    ) { $0.allowedNetworks = .of("127.0.0.0/8") },
    Situation("an own address", dsl + mail, "own-address") {
      $0.ownNetworks = .of("192.0.2.7")
    },
    Situation("an own network, though allowed", dsl + mail, "own-address") {
      $0.ownNetworks = .of("192.0.2.0/24")
      $0.allowedNetworks = $0.ownNetworks
    },
    Situation("a trusted proxy", dsl + mail, "trusted-proxy") {
      $0.proxies = .of("192.0.2.0/29")
    },
    Situation("a delivery network", address: "203.0.113.200", "", "delivery-network"),
    Situation("an own domain", dsl + mail, "own-domain") {
      $0.ownDomains = .of("victim.example")
    },
    Situation("an own domain above it", dsl + mail, "own-domain") {
      $0.ownDomains = .of("example")
    },
    Situation(
      "a name of ours beside another",
      "192.0.2.7 PTR www.ours.example\nwww.ours.example A 192.0.2.7\n" + dsl + mail, "own-domain"
    ) {
      $0.ownDomains = .of("ours.example")
    },
    Situation(
      "a name of ours that may lead back, beside another",
      "192.0.2.7 PTR www.ours.example\nwww.ours.example A SERVFAIL\n" + dsl + mail, "later"
    ) {
      $0.ownDomains = .of("ours.example")
    },
    Situation(
      "a name of ours that is forged", "192.0.2.7 PTR www.ours.example\n" + dsl + mail,
      "postmaster@victim.example"
    ) {
      $0.ownDomains = .of("ours.example")
    },
    Situation("a domain that the administrator excludes", dsl + mail, "never-domain") {
      $0.neverDomains = .of("victim.example")
    },
    Situation(
      "a registry", "192.0.2.7 PTR host.ripe.net\nhost.ripe.net A 192.0.2.7\nripe.net A 198.51.100.1",
      "registry"),
    Situation(
      "a domain called nic",
      "192.0.2.7 PTR host.nic.example\nhost.nic.example A 192.0.2.7\nnic.example A 198.51.100.1",
      "registry"),
    Situation(
      "a crawler",
      "192.0.2.7 PTR crawl-7.googlebot.com\ncrawl-7.googlebot.com A 192.0.2.7\ngooglebot.com A 198.51.100.1",
      "crawler"),
    Situation(
      "a crawler that has a domain of its company's",
      "192.0.2.7 PTR m7.search.msn.com\nm7.search.msn.com A 192.0.2.7",
      "crawler"),
    Situation(
      "another host of that company",
      "192.0.2.7 PTR x.msn.com\nx.msn.com A 192.0.2.7\nmsn.com MX 1 m.msn.com\nm.msn.com A 198.51.100.25",
      "postmaster@msn.com"),
    Situation(
      "a crawler's name that is forged", "192.0.2.7 PTR crawl-7.googlebot.com\n" + dsl + mail,
      "postmaster@victim.example"),
    Situation(
      "a crawler's name beside another",
      "192.0.2.7 PTR spider.yandex.com\nspider.yandex.com A 192.0.2.7\n" + dsl + mail, "crawler"),
    Situation("a reserved domain", dsl + mail, "reserved-domain") { $0.allowedDomains = [] },
    Situation(
      "a name of a local network", "192.0.2.7 PTR printer.local\nprinter.local A 192.0.2.7", "reserved-domain"
    ),
    Situation(
      "a name at home", "192.0.2.7 PTR router.home.arpa\nrouter.home.arpa A 192.0.2.7", "reserved-domain"),
    Situation(
      "a domain for documentation", "192.0.2.7 PTR www.example.com\nwww.example.com A 192.0.2.7",
      "reserved-domain"),
    Situation(
      "a registry, though allowed", "192.0.2.7 PTR host.arin.net\nhost.arin.net A 192.0.2.7", "registry"
    ) {
      $0.allowedDomains = .of("arin.net")
    },
  ]
}
