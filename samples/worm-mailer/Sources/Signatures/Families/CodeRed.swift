extension SignatureTable {
  /// Code Red, July and August 2001, and what came after it.
  static let codeRed = [
    Signature(
      "code-red", title: "Code Red",
      explanation:
        "This is the request by which the worm Code Red infects Microsoft IIS servers with Index Server.",
      source: "CERT Advisory CA-2001-19; MS01-033", verified: Signature.sentToApache,
      evidence: .pathAndWormQuery,
      patterns: [RequestPattern(.windows, paths: ["*/default.ida"], queries: ["nnnnnnnnnn*"])]),
    Signature(
      "code-red-ii", title: "Code Red II",
      explanation: """
        This is the request by which the worms Code Red II and Code Red F infect Microsoft IIS servers with \
        Index Server.
        """,
      source: "CERT Incident Note IN-2001-09; MS01-033", verified: Signature.sentToApache,
      evidence: .pathAndWormQuery,
      patterns: [RequestPattern(.windows, paths: ["*/default.ida"], queries: ["xxxxxxxxxx*"])]),
    Signature(
      "index-server", title: "Index Server probe",
      explanation: """
        This request is for the component of Microsoft IIS servers that the worm Code Red attacks, without the \
        worm's data.
        """,
      source: "CVE-2001-0500, MS01-033; CERT Advisory CA-2001-13", verified: Signature.sentToApache,
      patterns: [
        RequestPattern(.windows, paths: ["/default.ida", "/default.idq", "/null.ida", "/null.idq"]),
        RequestPattern(.windows, paths: ["*.ida", "*.idq"], queries: ["*%u9090%u*"]),
      ]),
  ]
}
