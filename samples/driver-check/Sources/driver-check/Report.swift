import Archive
import Hardware
import Models
import Reporting
import Verdicts

/// Everything that a report says, fit to be shown: redacted, and without control characters.
struct Report {
  /// How an examination ended; the numbers are exit statuses.
  enum Conclusion: Int32 {
    case fine = 0

    /// Something does not work and can be mended.
    case faults = 20

    /// Something does not work, and nothing is known that would help.
    case noDriver = 21

    /// A name for programs.
    var name: String {
      switch self {
      case .fine: "fine"
      case .faults: "faults"
      case .noDriver: "no-driver"
      }
    }
  }

  /// How much of what is as it should be is shown.
  enum Extent {
    /// None of it.
    case problems

    /// In text, its names in few lines.
    case brief

    /// A row for each.
    case all
  }

  let machine: Machine
  let redaction: Redaction

  /// `HP Compaq nx6320`.
  let title: String

  /// What holds for the whole: `Debian etch`, or another distribution's name, and `2.6.18-4-686`.
  let kernel: String
  let suite: String?

  /// The model file that was used, and those that could not be read.
  let modelName: String?
  let modelFile: String?
  let problems: [String]

  /// Where model files were looked for in vain.
  let modelSearch: String?

  /// How much of what is as it should be is shown.
  let extent: Extent

  /// Those to be shown, in the order of the examination.
  let lines: [Line]

  /// The same for people: what is to be mended first, then what has no driver; and those that say the same in one.
  var rows: [Line] {
    [Status.Weight.fault, .unsupported, .fine].flatMap { weight in
      joined.filter { $0.status.weight == weight }
    }
  }

  /// Those to be shown, those that say the same in one.
  var joined: [Line] {
    lines.reduce(into: []) { rows, line in
      if let index = rows.firstIndex(where: { $0.saysTheSame(as: line) }) {
        rows[index].findings += line.findings
        rows[index].steps += line.steps.filter { !rows[index].steps.contains($0) }
      } else {
        rows.append(line)
      }
    }
  }

  /// How many there are of each status, whether shown or not.
  let counts: [(Status, Int)]
  let remarks: [Remark]
  let status: Conclusion

  init(
    _ machine: Machine, model: Model?, modelFile: String?, problems: [String], modelSearch: String?,
    extent: Extent,
    redaction: Redaction
  ) {
    self.machine = machine
    self.redaction = redaction
    self.modelFile = modelFile.map(redaction.line)
    self.modelSearch = modelSearch.map(redaction.line)
    self.problems = problems.map(redaction.line)
    modelName = model.map { redaction.line($0.name) }
    title = redaction.line(model?.name ?? machine.inventory.identity.name ?? "This machine")
    kernel = redaction.line(machine.release ?? "unknown")
    suite =
      machine.suite.map { "Debian \($0.codename)" } ?? machine.system["PRETTY_NAME"].map(redaction.line)
    let rows = Examination(machine, model: model).rows()
    self.extent = extent
    let shown = extent == .problems ? rows.filter { $0.status.weight > .fine } : rows
    lines = shown.map { row in
      Line(
        key: row.key, name: redaction.line(row.name), status: row.status,
        notes: row.notes.map(redaction.line),
        steps: row.steps.map(redaction.step), kernel: row.kernel, isNotable: row.isNotable,
        findings: row.findings)
    }
    counts = Status.allCases.map { status in (status, rows.count { $0.status == status }) }.filter {
      $0.1 > 0
    }
    remarks = machine.remarks
    let worst = rows.map(\.status.weight).max() ?? .fine
    status =
      worst == .fault || remarks.contains(where: \.isFault)
      ? .faults : worst == .unsupported ? .noDriver : .fine
  }

  /// How many components there are, whether shown or not.
  var total: Int { counts.reduce(0) { $0 + $1.1 } }

  /// What to say instead of a table with nothing in it.
  var emptiness: String {
    if total == 0 { return "No component was found." }
    return status == .fine ? "Nothing is wrong." : "Nothing is wrong with any component."
  }

  /// The report as its reader wants it.
  func text(_ format: OutputFormat) -> String {
    switch format {
    case .text: plainText(.forOutput)
    case .json: json
    case .html: html
    case .markdown: markdown
    case .nagios: nagios.text
    }
  }

  /// `Debian etch, kernel 2.6.18-4-686`.
  var subtitle: String { [suite, "kernel \(kernel)"].compactMap(\.self).joined(separator: ", ") }

  /// What is to be done, each with what it is for; the remarks' first, for they help many.
  var tasks: [(subject: String, steps: [Step])] {
    let whole = remarks.filter(\.isFault).map {
      (subject: redaction.line($0.text), steps: $0.steps.map(redaction.step))
    }
    let all = whole + rows.filter { !$0.steps.isEmpty }.map { (subject: $0.title, steps: $0.steps) }
    // What is done for several is told once.
    let joined: [(subject: String, steps: [Step])] = all.reduce(into: []) { tasks, task in
      if let index = tasks.firstIndex(where: { $0.steps == task.steps }) {
        tasks[index].subject += "; " + task.subject
      } else {
        tasks.append(task)
      }
    }
    var said: Set<Step> = []
    return joined.map { subject, steps in
      // What begins as something before it did goes on from there.
      let rest = Array(steps.drop(while: said.contains))
      said.formUnion(rest)
      return (subject, rest.isEmpty && !steps.isEmpty ? [.advice("what is said above does it")] : rest)
    }
  }

  /// What is to be said of the whole, and of model files, but needs no doing.
  var notes: [String] {
    remarks.filter { !$0.isFault }.map { redaction.line($0.text) }
      + problems.map { "A model file cannot be used: \($0)" } + [modelSearch].compactMap(\.self)
  }

  /// `11 works, 1 needs package`.
  var summary: String {
    counts.map { "\($0.1) \($0.0.words.lowercased())" }.joined(separator: ", ")
  }
}

extension Redaction {
  /// A step, made fit to be shown.
  func step(_ step: Step) -> Step {
    switch step {
    case .command(let command): .command(command.shown(by: line))
    case .edit(let place, let text): .edit(line(place), line(text))
    case .advice(let text): .advice(line(text))
    }
  }
}
