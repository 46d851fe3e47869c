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

  fileprivate let fate: Fate

  /// Whether the rule for mod_rewrite sends it to the program.
  var isRewritten: Bool { fate == .rule }

  /// The status that the client gets.
  var status: String { fate.rawValue }

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
        target: line.0, signature: line.1.0, address: "127.0.0.\(number + 20)", fate: line.1.1)
    }
  }

  /// What Apache does with a request, and the status that the client gets.
  fileprivate enum Fate: String {
    /// mod_rewrite gives it to the program, before any site has a say.
    case rule = "403"

    /// It is refused before the rule is asked; error documents or the log have it.
    case refusal = "400"

    /// The same, where it is not found.
    case absence = "404"

    case page = "200"
  }

  /// Line by line, in the order of the list.
  ///
  /// Nimda's requests are those of CERT CA-2001-26.
  private static let golden: [(String?, Fate)] = [
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    // %2f, a slash that is escaped
    ("nimda", .absence),
    ("nimda", .rule), ("nimda", .rule),
    // %%35, which is not an escape at all
    ("nimda", .refusal), ("nimda", .refusal),
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    ("nimda", .absence),
    // Admin.dll, asked for and uploaded
    ("nimda", .rule), ("nimda", .rule), ("nimda", .rule), ("nimda", .rule),
    // above the root
    ("sadmind-iis", .refusal),
    ("nimda", .rule), ("code-red", .rule), ("code-red-ii", .rule), ("index-server", .rule),
    // %00
    ("nimda", .absence),
    (nil, .absence), (nil, .absence), (nil, .page),
  ]
}
