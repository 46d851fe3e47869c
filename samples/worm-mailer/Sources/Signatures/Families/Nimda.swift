extension SignatureTable {
  /// Nimda, September 2001.
  static let nimda = [
    Signature(
      "nimda", title: "Nimda",
      explanation:
        "This is one of the requests by which the worm Nimda looks for Microsoft IIS servers that it can infect.",
      source: "CERT Advisory CA-2001-26", verified: Signature.sentToApache, evidence: .pathAndWormQuery,
      patterns: [
        // The shell that Code Red II or sadmind/IIS left behind. A page may offer a program of that name for download,
        // but neither in these directories nor with a command.
        RequestPattern(
          .windows,
          paths: ["/scripts/root.exe", "/scripts/*/root.exe", "/msadc/root.exe", "/msadc/*/root.exe"]),
        RequestPattern(.windows, paths: ["*/root.exe"], queries: ["/c+*", "/c%20*", "/c *"]),
        RequestPattern(
          .windows, paths: ["*/winnt/system32/cmd.exe"], queries: ["/c+dir*", "/c+tftp*", "/c tftp*"]),
        // What it fetches itself as. FrontPage has an admin.dll of its own, in /_vti_bin/_vti_adm.
        RequestPattern(
          .windows, paths: ["/scripts/admin.dll", "/msadc/admin.dll", "/c/admin.dll", "/d/admin.dll"]),
      ])
  ]

  /// sadmind/IIS, May 2001: from Solaris hosts to IIS.
  static let sadmind = [
    Signature(
      "sadmind-iis", title: "sadmind/IIS",
      explanation: "This is one of the requests by which the worm sadmind/IIS attacks Microsoft IIS servers.",
      source: "CERT Advisory CA-2001-11", verified: Signature.sentToApache, evidence: .pathAndWormQuery,
      patterns: [
        // Nimda never sends this path without an escape in it.
        RequestPattern(
          .nobody, paths: ["/scripts/../../winnt/system32/cmd.exe"],
          queries: ["/c+dir", "/c+dir+..\\\\", "/c+copy+*"]),
        RequestPattern(
          .windows, paths: ["*/winnt/system32/cmd.exe"],
          queries: ["/c+copy+\\\\winnt\\\\system32\\\\cmd.exe+root.exe*", "/c+dir+..\\\\"]),
        RequestPattern(.windows, paths: ["/scripts/root.exe"], queries: ["/c+echo+*"]),
      ])
  ]

  /// What others did, and do, by the same holes.
  static let iis = [
    Signature(
      "iis-traversal", title: "IIS directory traversal",
      explanation: "This request is to run a program of Windows through a Microsoft IIS server.",
      source: "CVE-2000-0884, MS00-078; CVE-2001-0333, MS01-026", evidence: .path,
      patterns: [
        // Without a command behind it, it may be the name of a page or of a download.
        RequestPattern(.windows, paths: ["*/cmd.exe"], queries: ["/c+*", "/c%20*", "/c *"])
      ])
  ]
}
