extension SignatureTable {
  /// Attacks on routers, cameras and recorders, by which Mirai and its like spread.
  static let devices = [
    Signature(
      "gpon-router", title: "GPON router",
      explanation: "This request is to run a program on a GPON router of Dasan.",
      source: "CVE-2018-10561, CVE-2018-10562",
      patterns: [RequestPattern(.unix, paths: ["/GponForm/diag_Form*"])]),
    Signature(
      "gpon-boaform", title: "GPON router (boaform)",
      explanation: "This request is to run a program on a GPON router by its ping form.",
      source: "CVE-2020-8958; Exploit-DB 48225",
      patterns: [RequestPattern(.unix, paths: ["/boaform/admin/formPing", "/boaform/admin/formTracert"])]),
    Signature(
      "netgear-setup", title: "Netgear DGN set-up",
      explanation: "This request is to run a program on a Netgear DGN1000 or DGN2200 router.",
      source: "CVE-2024-12847; Exploit-DB 25978",
      patterns: [
        RequestPattern(
          .unix, paths: ["*/setup.cgi"],
          queries: ["*next_file=netgear.cfg*todo=syscmd*", "*todo=syscmd*cmd=*"])
      ]),
    Signature(
      "netgear-cgi", title: "Netgear R7000 command",
      explanation: "This request is to run a program on a Netgear R6400, R7000 or R8000 router.",
      source: "CVE-2016-6277, CERT VU#582384",
      patterns: [RequestPattern(.unix, paths: ["/cgi-bin/;*"])]),
    Signature(
      "mvpower-shell", title: "MVPower recorder shell",
      explanation: "This request is to run a program on a video recorder of MVPower.",
      source: "CVE-2016-20016; Exploit-DB 41471",
      patterns: [
        RequestPattern(
          .unix, paths: ["/shell"],
          queries: ["cd+/*", "cd /*", "cat+/etc/passwd*", "cat /etc/passwd*", "*wget+http*", "*wget http*"])
      ]),
    Signature(
      "huawei-hg532", title: "Huawei HG532 upgrade",
      explanation: "This request is to run a program on a Huawei HG532 router by its upgrade service.",
      source: "CVE-2017-17215, Huawei-SN-20171130-01",
      patterns: [RequestPattern(.unix, paths: ["/ctrlt/DeviceUpgrade_1"])]),
    Signature(
      "hikvision-language", title: "Hikvision camera",
      explanation: "This request is to run a program on a Hikvision camera or recorder.",
      source: "CVE-2021-36260",
      patterns: [RequestPattern(.unix, methods: ["PUT"], paths: ["/SDK/webLanguage"])]),
    Signature(
      "zyxel-weblogin", title: "Zyxel storage and firewalls",
      explanation: "This request is to run a program on a Zyxel storage device or firewall.",
      source: "CVE-2020-9054, CERT VU#498544; CVE-2022-30525",
      patterns: [
        // A client of such a device writes a name there, without a quote.
        RequestPattern(.unix, paths: ["*/cgi-bin/weblogin.cgi"], queries: ["*username=*'*"]),
        RequestPattern(.unix, methods: ["POST"], paths: ["/ztp/cgi-bin/handler"]),
      ]),
    Signature(
      "dlink-cli", title: "D-Link DSL-2750B command",
      explanation: "This request is to run a program on a D-Link DSL-2750B router.",
      source: "CVE-2016-20017; Exploit-DB 44760",
      patterns: [RequestPattern(.unix, paths: ["/login.cgi"], queries: ["cli=*;*", "*&cli=*;*"])]),
    Signature(
      "dlink-nas", title: "D-Link storage",
      explanation:
        "This request is to run a program on a D-Link storage device by an account that is built in.",
      source: "CVE-2024-3272, CVE-2024-3273, D-Link SAP10383",
      patterns: [
        RequestPattern(.unix, paths: ["/cgi-bin/nas_sharing.cgi"], queries: ["*user=messagebus*"])
      ]),
    Signature(
      "tplink-locale", title: "TP-Link Archer AX21",
      explanation: "This request is to run a program on a TP-Link Archer AX21 router.",
      source: "CVE-2023-1389",
      patterns: [
        RequestPattern(
          .unix, paths: ["/cgi-bin/luci/;stok=/locale"],
          queries: ["*form=country*country=*$(*", "*form=country*country=*`*"])
      ]),
    Signature(
      "linksys-themoon", title: "TheMoon",
      explanation: "This request is to run a program on a Linksys router; the worm TheMoon spreads by it.",
      source: "https://isc.sans.edu/diary/17633; Exploit-DB 31683",
      patterns: [
        RequestPattern(.unix, methods: ["POST"], paths: ["/tmUnblock.cgi", "/hndUnblock.cgi"])
      ]),
    Signature(
      "tbk-recorder", title: "TBK recorder",
      explanation: "This request is to run a program on a video recorder of TBK.",
      source: "CVE-2024-3721",
      patterns: [
        RequestPattern(
          .unix, paths: ["/device.rsp"],
          queries: ["*opt=sys*cmd=___S_O_S_T_R_E_A_MAX___*", "*opt=sys*mdb=sos*mdc=*"])
      ]),
  ]
}
