import Diagnosis
import Reporting
import SASL
import SMTP
import Transport

/// A run of `auth`, as its readers want it.
struct AuthReport {
  let run: AuthRun
  let remarks: [Remark]
  let showsTranscript: Bool

  /// What other ports offer, where this one has no AUTH.
  var others: OtherPorts?

  /// For people.
  func text(_ wrapping: Wrapping) -> String {
    var text = ""
    if showsTranscript {
      text += run.transcripts.map(\.text).joined(separator: "\n") + "\n"
    }
    text += run.contact.text(wrapping, after: replies)
    for remark in remarks {
      text += wrapping.paragraph(remark.line, first: "  ", rest: "    ")
    }
    var explained: [Explanation] = []
    for attempt in run.attempts {
      text += "\n" + attempt.text(wrapping)
      // Of what works there is nothing to be explained, and of the rest each once.
      if attempt.hasSucceeded { continue }
      if let news = attempt.explanation.news(after: explained) { text += "\n" + news.text(wrapping) }
      explained.append(attempt.explanation)
    }
    if let obstacle = run.obstacle { text += "\n" + obstacle.text(wrapping) }
    if let others { text += "\n" + others.text(wrapping) }
    if let plan = run.plan, plan.hasFailedEnough(run.attempts), run.attempts.count < plan.forms.count {
      let reason =
        "\(AuthPlan.maximumOfFailures) failures are enough: a server that counts them locks the user or us out."
      text += "\n" + wrapping.paragraph(reason)
    }
    let untried = run.plan?.untried(after: run.attempts) ?? []
    if !untried.isEmpty, run.obstacle == nil {
      let why =
        run.attempts.contains(where: \.hasSucceeded)
        ? "'--all-forms' tries all; one that fails counts as a failure at servers that lock users out"
        : "'--mech NAME' tries one"
      text += "\n" + wrapping.paragraph("Not tried: \(untried.joined(separator: ", ")) (\(why)).", rest: "  ")
    }
    if let relay = run.relay { text += "\n" + relay.text(wrapping) }
    return text + "\n" + "verdict: \(run.verdict.name)\n"
  }

  /// What the server answered to AUTH.
  private var replies: [Reply] { run.attempts.compactMap(\.reply) }

  /// For programs; the manual page describes the members.
  var json: String {
    let members: [(String, JSON)] = [
      ("verdict", .string(run.verdict.name)),
      ("status", .integer(UInt64(clamping: run.verdict.rawValue))),
      ("obstacle", run.obstacle?.json ?? .null),
      ("attempts", .array(run.attempts.map(\.json))),
      ("relay", run.relay?.json ?? .null),
      ("other_ports", others?.json ?? .null),
      ("remarks", .array(remarks.map(\.json))),
      (
        "transcript",
        showsTranscript
          ? .array(run.transcripts.flatMap(\.lines).map { .string($0.description) }) : .null
      ),
    ]
    return JSON.object(run.contact.members(after: replies) + members).text + "\n"
  }

  /// For a monitoring system.
  var nagios: NagiosResult {
    let warnings = remarks.filter(\.isWarning).map(\.text)
    let works = run.attempts.first(where: \.hasSucceeded)
    if run.verdict == .works, let works {
      let how = "\(works.form.description) over \(run.contact.session.tls?.version ?? "no TLS")"
      return NagiosResult(
        OutputFormat.service, warnings.isEmpty ? .ok : .warning, ([how] + warnings).joined(separator: "; "),
        run.contact.measures)
    }
    let explanation = run.explanation
    let answer = run.attempts.first { $0.explanation == explanation }?.answer
    let why = [answer ?? run.contact.problem?.description, explanation?.meaning].compactMap(\.self)
    return NagiosResult(
      OutputFormat.service, .critical, why.isEmpty ? run.verdict.name : why.joined(separator: ": "),
      run.contact.measures)
  }
}

extension Contact {
  /// The times of a session and the certificate's, to be drawn.
  var measures: [NagiosResult.Measure] {
    var measures = session.timings.phases.filter { $0.phase != .quit }.map {
      NagiosResult.Measure(
        $0.phase.rawValue.lowercased(), ($0.milliseconds / 1000).thousandths, unit: "s")
    }
    if let days = session.tls?.certificate?.daysLeft {
      measures.append(NagiosResult.Measure("certificate_days", String(days)))
    }
    return measures
  }
}

extension Double {
  /// With three decimals.
  fileprivate var thousandths: String {
    guard isFinite, self >= 0, self < 1e9 else { return "0.000" }
    let thousandths = Int64((self * 1000).rounded())
    return "\(thousandths / 1000).\(String(Int(thousandths % 1000), width: 3))"
  }
}

extension Remark {
  var json: JSON {
    .object([
      ("identifier", .string(identifier)), ("warning", .bool(isWarning)), ("text", .string(text)),
    ])
  }
}

extension AuthAttempt {
  func text(_ wrapping: Wrapping) -> String {
    var text = wrapping.paragraph("\(form.description): \(answer)", rest: "  ")
    for remark in remarks { text += wrapping.paragraph("note: \(remark)", first: "  ", rest: "    ") }
    return text
  }

  var json: JSON {
    .object([
      ("mechanism", .string(form.kind.name)),
      ("initial_response", .bool(form.sendsInitialResponse)),
      ("authorization_identity", .bool(form.repeatsUser)),
      ("succeeded", .bool(hasSucceeded)),
      ("reply", reply?.json ?? .null),
      ("problem", .optional(problemText)),
      ("remarks", .array(remarks.map(JSON.string))),
      ("explanation", explanation.json),
      ("milliseconds", milliseconds.map { .decimal($0.tenths) } ?? .null),
    ])
  }
}

extension RelayCheck {
  func text(_ wrapping: Wrapping) -> String {
    var text = ""
    if let authenticated {
      text += wrapping.paragraph("relaying with AUTH: \(authenticated.text)", rest: "  ")
    }
    text += wrapping.paragraph("relaying without AUTH: \(unauthenticated.text)", rest: "  ")
    if let explanation { text += "\n" + explanation.text(wrapping) }
    return text
  }

  var json: JSON {
    .object([
      ("with_auth", authenticated?.json ?? .null),
      ("without_auth", unauthenticated.json),
      ("explanation", explanation?.json ?? .null),
    ])
  }
}

extension RelayCheck.Answer {
  fileprivate var text: String {
    guard let reply else { return "not answered, \(problem?.reason ?? "no reply")" }
    return (isAccepted ? "accepted, " : "refused, ") + reply.oneLine
  }

  fileprivate var json: JSON {
    .object([
      ("accepted", .bool(isAccepted)), ("reply", reply?.json ?? .null),
      ("problem", .optional(problem?.description)),
    ])
  }
}
