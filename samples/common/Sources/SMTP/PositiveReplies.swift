extension Phase {
  /// The codes by which a server does what a command asks for, or goes on with it; nil where any 2yz or 3yz will do.
  ///
  /// RFC 5321, section 4.3.2; RFC 3207, section 4; RFC 4954, section 4. 252 is meant for VRFY and promises delivery too.
  var positiveCodes: [Int]? {
    switch self {
    case .greeting, .startTLS: [220]
    case .ehlo, .helo, .mail, .rset, .noop: [250]
    case .auth: [235, 334]
    case .rcpt: [250, 251, 252]
    // The message itself, which follows 354, is answered by 250.
    case .data: [354, 250]
    case .connect, .tls, .quit, .other: nil
    }
  }
}

extension Reply {
  /// Why a reply that says yes cannot be taken for one; nil for a refusal, and for a yes that belongs where it came.
  ///
  /// - Parameters:
  ///   - phase: What it answers, nil where that is not known.
  ///   - codes: Those that mean yes, where not all of the phase do.
  public func objection(in phase: Phase?, allowing codes: [Int]? = nil) -> String? {
    guard isPositive else { return nil }
    if let codes = codes ?? phase?.positiveCodes, !codes.contains(code) {
      return "the reply '\(oneLine)' does not belong here, where "
        + codes.map(String.init).joined(separator: " or ") + " means yes"
    }
    // A greeting and the reply to EHLO have no enhanced codes (RFC 2034, section 4).
    let hasEnhancedCodes = ![.greeting, .ehlo, .helo].contains(phase)
    if hasEnhancedCodes, lines.contains(where: { Self.enhancedCode(of: $0)?.hasPrefix("2") == false }) {
      return "the reply '\(oneLine)' says yes by its code and no by its enhanced code"
    }
    return nil
  }
}
