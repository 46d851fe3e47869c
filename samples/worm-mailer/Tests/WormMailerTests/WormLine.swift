import ProgramTesting
import Testing

/// A line of the list of worms: what asks for it, and which source sees it.
struct WormLine: CustomTestStringConvertible {
  /// The target of the request, as it is sent.
  let target: String

  /// The signature that knows it; nil for a visitor.
  let signature: String?

  /// Who sends it: another host for each line.
  let address: String

  /// Whether the rule for mod_rewrite sends it to the program.
  let isRewritten: Bool

  var testDescription: String { target }

  /// The domain that answers for the host.
  var domain: String { "of-\(address.split(separator: ".").last ?? "").example" }

  /// What the name server has to know.
  var records: [String] {
    ["host-record=host.\(domain),\(address)", "mx-host=\(domain),mail.victim.example,10"]
  }

  /// The lines of the list that was sent to Apache when the program was planned.
  static func all() throws -> [WormLine] {
    let text = try sample.text("Tests/WormMailerTests/Fixtures/worms.txt")
    let targets = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    try #require(targets.count == golden.count)
    return zip(targets, golden).enumerated().map { number, line in
      WormLine(
        target: line.0, signature: line.1.0, address: "127.0.0.\(number + 20)",
        isRewritten: line.1.1 == .rule)
    }
  }

  private enum Source {
    /// mod_rewrite, before any site has a say.
    case rule

    /// Error documents, or else the log, for Apache refuses it before the rule is asked.
    case refusal
  }

  /// Line by line, in the order of the list.
  ///
  /// Nimda's requests are those of CERT CA-2001-26.
  private static let golden: [(String?, Source)] = [
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    // %2f, a slash that is escaped
    ("nimda", .refusal),
    ("nimda", .rule), ("nimda", .rule),
    // %%35, which is not an escape at all
    ("nimda", .refusal), ("nimda", .refusal),
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    ("nimda", .refusal),
    // Admin.dll, asked for and uploaded
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    // above the root
    ("sadmind-iis", .refusal),
    ("nimda", .rule), ("code-red", .rule), ("code-red-ii", .rule), ("index-server", .rule),
    // %00
    ("nimda", .refusal),
    (nil, .refusal), (nil, .refusal), (nil, .refusal),
  ]
}
