import Hardware
import Reporting
import Verdicts

extension Report {
  /// One page that needs nothing else: no script, no font, no picture from anywhere.
  var html: String {
    let name = title.escapedForHTML
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(name) under Linux</title>
      <style>
      \(HTMLStyle.sheet)</style>
      </head>
      <body>
      <main>
      <header>
      <h1>\(name)</h1>
      <p class="sub">\(subtitle.escapedForHTML)</p>
      <ul class="tiles">\(tiles)</ul>
      </header>
      \(table)\(taskSection)\(remarkSection)<footer>
      <p>\(footer)</p>
      </footer>
      </main>
      </body>
      </html>

      """
  }

  /// How many there are of each weight.
  private var tiles: String {
    let names: [(Status.Weight, String, String)] = [
      (.fine, "fine", "as they should be"), (.fault, "fault", "to be mended"),
      (.unsupported, "unsupported", "without a driver"),
    ]
    return names.map { weight, style, words in
      let count = counts.filter { $0.0.weight == weight }.reduce(0) { $0 + $1.1 }
      return "<li class=\"\(count == 0 ? "none" : style)\"><b>\(count)</b> \(words)</li>"
    }.joined()
  }

  private var table: String {
    if lines.isEmpty { return "<p>\(emptiness)</p>\n" }
    let cells = rows.map { line in
      """
      <tr>
      <th scope="row">\(line.title.escapedForHTML)\(devices(of: line))</th>
      <td><span class="badge \(line.status.style)">\(line.status.words)</span></td>
      <td>\(line.note.escapedForHTML)</td>
      </tr>

      """
    }
    return """
      <table>
      <thead><tr><th scope="col">Component</th><th scope="col">Status under Linux</th><th scope="col">Notes</th></tr></thead>
      <tbody>
      \(cells.joined())</tbody>
      </table>

      """
  }

  /// Slot and identifier of what the row is about, small below the name.
  private func devices(of line: Line) -> String {
    let devices = line.findings.compactMap(\.device).filter { $0.bus != .system }
    guard !devices.isEmpty else { return "" }
    let words = devices.prefix(8).map { device in
      let identifier =
        device.identifiers.first { $0.split(separator: ":").count == 3 } ?? device.identifiers.first ?? ""
      return redaction.line(
        "\(device.slot)  \(identifier.split(separator: ":").dropFirst().joined(separator: ":"))"
      ).escapedForHTML
    }
    return "<small>\(words.joined(separator: "<br>"))</small>"
  }

  private var taskSection: String {
    guard !tasks.isEmpty else { return "" }
    let items = tasks.map { item in
      "<h3>\(item.subject.escapedForHTML)</h3>\(Self.blocks(item.steps))"
    }
    return Self.section("To do, as root", style: "tasks", items)
  }

  /// Commands that follow each other in one block, so that they can be copied together.
  private static func blocks(_ steps: [Step]) -> String {
    var html = ""
    var commands: [String] = []
    func finish() {
      if !commands.isEmpty { html += "<pre>\(commands.joined(separator: "\n"))</pre>" }
      commands = []
    }
    for step in steps {
      if case .command(let command) = step {
        commands.append(command.text.escapedForHTML)
        continue
      }
      finish()
      switch step {
      case .edit(let place, let text):
        html += "<p>In <code>\(place.escapedForHTML)</code>:</p><pre>\(text.escapedForHTML)</pre>"
      case .advice(let text):
        html += "<p>\((text.prefix(1).uppercased() + text.dropFirst()).escapedForHTML).</p>"
      case .command: break
      }
    }
    finish()
    return html
  }

  private var remarkSection: String {
    guard !notes.isEmpty else { return "" }
    return Self.section("Notes", notes.map(\.escapedForHTML))
  }

  /// A list below a heading.
  private static func section(_ heading: String, style: String? = nil, _ items: [String]) -> String {
    let list = style.map { "<ul class=\"\($0)\">" } ?? "<ul>"
    let lines = items.map { "<li>\($0)</li>\n" }.joined()
    return "<section>\n<h2>\(heading)</h2>\n\(list)\n\(lines)</ul>\n</section>\n"
  }

  private var footer: String {
    let model = modelName.map { "What is known of the \($0.escapedForHTML) is from its model file. " } ?? ""
    return model + "Made by driver-check, which changes nothing and sends nothing"
      + (redaction.isOn ? "; serial numbers and addresses are left out." : ".")
  }
}

extension Status {
  /// The class of its badge.
  fileprivate var style: String {
    switch self {
    case .works: "works"
    case .bound, .wouldBind, .userspace: "bound"
    case .normalUnbound, .notPresent: "quiet"
    case .radioOff: "radio"
    case .noDriverKnown: "unsupported"
    case .notWorking, .needsFirmware, .needsModule, .blacklisted, .needsPackage, .needsNewerKernel: "fault"
    }
  }
}
