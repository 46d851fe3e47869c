extension SignatureTable {
  /// Attacks on the mail servers, gateways and file servers of organizations.
  static let enterprise = [
    Signature(
      "proxyshell", title: "ProxyShell",
      explanation:
        "This request is to reach inner parts of a Microsoft Exchange server by its Autodiscover service.",
      source: "CVE-2021-34473, CVE-2022-41040",
      // Outlook asks for the same file, but neither with such a path behind the address nor with itself as the address.
      patterns: [
        RequestPattern(
          .windows, paths: ["/autodiscover/autodiscover.json"],
          queries: [
            "*@*/mapi/nspi*", "*@*/mapi/emsmdb*", "*@*/ews/exchange.asmx*", "*@*/powershell*",
            "*email=autodiscover/autodiscover.json?@*",
          ]),
        RequestPattern(
          .windows,
          paths: [
            "/autodiscover/autodiscover.json?@*/mapi/*", "/autodiscover/autodiscover.json?@*/powershell*",
          ]),
      ]),
    Signature(
      "f5-tmui", title: "F5 BIG-IP",
      explanation: "This request is to reach the management pages of an F5 BIG-IP without a password.",
      source: "CVE-2020-5902, F5 K52145254",
      patterns: [RequestPattern(.unix, paths: ["/tmui/login.jsp/..;/*"])]),
    Signature(
      "citrix-traversal", title: "Citrix ADC directory traversal",
      explanation: "This request is to reach scripts of a Citrix ADC or Gateway without a password.",
      source: "CVE-2019-19781, Citrix CTX267027",
      patterns: [RequestPattern(.unix, paths: ["/vpn/../vpns/*"])]),
    Signature(
      "pulse-traversal", title: "Pulse Connect Secure file reading",
      explanation: "This request is to read a file of a Pulse Connect Secure gateway.",
      source: "CVE-2019-11510, Pulse Secure SA44101",
      patterns: [RequestPattern(.unix, paths: ["/dana-na/../dana/html5acc/guacamole/*"])]),
    Signature(
      "ivanti-traversal", title: "Ivanti Connect Secure directory traversal",
      explanation: "This request is to reach pages of an Ivanti Connect Secure gateway without a password.",
      source: "CVE-2023-46805, CVE-2024-21887",
      patterns: [RequestPattern(.unix, paths: ["/api/v1/totp/user-backup-code/../../*"])]),
    Signature(
      "fortios-traversal", title: "FortiOS file reading",
      explanation: "This request is to read the file with the sessions of a Fortinet SSL VPN.",
      source: "CVE-2018-13379, FG-IR-18-384",
      patterns: [
        RequestPattern(.unix, paths: ["/remote/fgt_lang"], queries: ["*lang=*../*sslvpn_websession*"])
      ]),
    Signature(
      "vcenter-upload", title: "VMware vCenter upload",
      explanation: "This request is to write a file into a VMware vCenter server without a password.",
      source: "CVE-2021-21972, VMSA-2021-0002",
      patterns: [
        RequestPattern(
          .unix, methods: ["POST"], paths: ["/ui/vropspluginui/rest/services/uploadova"])
      ]),
    Signature(
      "moveit-shell", title: "MOVEit web shell",
      explanation: "This request is for the file by which attackers came back to MOVEit servers.",
      source: "CVE-2023-34362, CISA AA23-158A",
      patterns: [RequestPattern(.windows, paths: ["/human2.aspx"])]),
  ]
}
