import Addresses
import Attacks
import Reporting
import Secrecy

/// What a report puts in the places of a template's names.
///
/// All that comes from elsewhere, an administrator's file as well as the DNS, is cut where it is longer than it should
/// be, so that the first fifteen lines of the standard text hold what matters.
struct LetterText {
  let facts: ReportFacts
  let identity: Identity

  /// Where to write to, with what for.
  let stop: [(label: String, address: String)]

  private static let longestTitle = 40
  private static let longestSentence = 120
  private static let longestReason = 150
  private static let maximumOfPorts = 8

  /// Characters of a quoted request on a line, and how many such lines it gets.
  private static let quotedWidth = 70
  private static let quotedLines = 4

  var values: [Placeholder: LetterTemplate.Value] {
    var values: [Placeholder: LetterTemplate.Value] = [
      .address: .text(facts.attack.address.description),
      .ports: .text(ports),
      .protocol: .text(Self.sentence(facts.protocolName, Self.longestTitle)),
      .first: .text(Quotation.timestamp(facts.attack.first)),
      .last: .text(Quotation.timestamp(facts.attack.last)),
      .count: .text(count),
      .what: .text(title),
      .explanation: .text(Self.sentence(facts.signature.explanation, Self.longestSentence)),
      .source: .text(Self.sentence(facts.signature.source, 500)),
      .reason: .text(Self.sentence(facts.reason, Self.longestReason)),
      .lines: .lines(quotedLines),
      .stop: .lines(stop.flatMap { ["\($0.label):", $0.address] }),
      .contact: .text(identity.contact.description),
      .organization: .text(identity.organization),
      .report: .text(facts.reportID.description),
      .recipients: .text(facts.recipients.map(Self.plain).joined(separator: ", ")),
    ]
    values[.host] = facts.hostName.map { .text(Self.plain($0)) }
    values[.target] = target.map { .text($0) }
    values[.again] = facts.again.map { again in
      .text("\(again.attacks) attack\(again.attacks == 1 ? "" : "s") since report \(again.since)")
    }
    return values
  }

  /// The signature's title, on one line.
  var title: String { Self.sentence(facts.signature.title, Self.longestTitle) }

  /// `16`, or `16, 12 of them as below` where other signatures know the rest.
  private var count: String {
    let attack = facts.attack
    let own = attack.signatures[facts.signature.name] ?? attack.count
    return own == attack.count ? String(attack.count) : "\(attack.count), \(own) of them as follows"
  }

  private var ports: String {
    let ports = facts.ports
    guard !ports.isEmpty else { return "not known" }
    let shown = ports.prefix(Self.maximumOfPorts).map { String($0) }.joined(separator: ", ")
    return shown + (ports.count > Self.maximumOfPorts ? ", ..." : "")
  }

  /// `www.example.org, port 80`; nil where nothing is known.
  var target: String? {
    let place = facts.target.isMasked ? nil : facts.target.name ?? facts.target.address?.description
    let port = facts.target.port.map { "port \($0)" }
    let parts = [place.map(Self.plain), port].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var quotedLines: [String] {
    Quotation.all(of: facts).flatMap { quotation in
      let port = quotation.port.map { " port \($0)" } ?? ""
      var lines = ["\(quotation.time)\(port)"]
      var rest = Substring(quotation.line)
      while !rest.isEmpty {
        if lines.count > Self.quotedLines {
          lines.append("  ...")
          break
        }
        lines.append("  " + rest.prefix(Self.quotedWidth))
        rest = rest.dropFirst(Self.quotedWidth)
      }
      return lines
    }
  }

  /// Text on one line, fit to be shown, without the full stop at its end, and cut at a blank where it is longer than so
  /// many characters.
  static func sentence(_ text: String, _ limit: Int) -> String {
    // Whatever is cut off here is cut off below, too: no character has more than four bytes.
    let shown = String(printing: text.utf8.prefix(limit * 4 + 4)).unicodeScalars
    let whole = shown.reversed().drop { $0 == "." || $0 == " " }.reversed()
    guard whole.count > limit else { return Self.text(whole) }
    let cut = whole.prefix(limit - 6)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    return "\(Self.text(cut[..<end])) [...]"
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A name or an address in ASCII.
  static func plain(_ text: String) -> String {
    Quotation.escaped(text.utf8.prefix(320))
  }
}
