public import Addresses
import Attacks
import ChildProcess
public import Sending
import Letters
import Lookup
import Recipients
import Secrecy
import Settings
import Signatures
public import Spool
import Transport

/// The mail service of a real machine: its recipients are found in the DNS, and its mail leaves by a transport.
public final class LiveMailService: MailService {
  let settings: Settings
  let letterhead: Letterhead
  let finder: RecipientFinder
  let names: any NameService
  let transport: any MailTransport
  let signatures: SignatureTable

  /// Whether `from` can be a sender, once it is known.
  private var senderProblem: SenderProblem?
  private var isSenderKnown = false

  init(
    _ settings: Settings, letterhead: Letterhead, finder: RecipientFinder, names: any NameService,
    transport: any MailTransport, signatures: SignatureTable
  ) {
    self.settings = settings
    self.letterhead = letterhead
    self.finder = finder
    self.names = names
    self.transport = transport
    self.signatures = signatures
  }

  public func recipients(for address: IPAddress) -> Answer {
    Answer(finder.decide(for: address))
  }

  public func handOver(
    _ report: Report, to recipients: [String], isReview: Bool
  ) throws -> DeliveryOutcome {
    let letter = try letter(of: report, to: recipients, isReview: isReview)
    return transport.deliver(message: letter.bytes, from: letter.sender, to: recipients)
  }

  public var hasHook: Bool { !settings.hook.isEmpty }

  public func runHook(_ report: Report) -> String? {
    guard let program = settings.hook.first else { return nil }
    let json: String
    do {
      guard let facts = facts(of: report, to: [], review: nil) else { return nil }
      json = try letterhead.xarf(facts)
    } catch {
      return "\(error)"
    }
    guard var child = Child(program, Array(settings.hook.dropFirst())) else {
      return "'\(program)' cannot be started"
    }
    let result = child.converse(
      input: Array((json + "\n").utf8), limit: 4096, deadline: Deadline(seconds: 60))
    guard let status = result.status else { return "'\(program)' was killed, or took longer than 60 seconds" }
    guard status != 0 else { return nil }
    let words = String(printing: result.errors.prefix { $0 != 10 }, limit: 200)
    return "'\(program)' ended with status \(status)" + (words.isEmpty ? "" : ": \(words)")
  }

  /// Looks whether the sender's domain takes mail: who cannot be answered is not believed, by nearly all receivers.
  public func checkSender() throws {
    if !isSenderKnown {
      senderProblem = findSenderProblem()
      isSenderKnown = true
    }
    if let senderProblem { throw senderProblem }
  }

  private func findSenderProblem() -> SenderProblem? {
    let place = settings.place(of: "from")
    guard let from = settings.from, let part = from.split(separator: "@").last, let domain = DomainName(part)
    else { return SenderProblem("\(place): 'from' is not set", isTemporary: false) }
    do throws(LookupFailure) {
      let exchangers = try names.exchangers(of: domain)
      if exchangers.allSatisfy({ $0.host.isEmpty }), !exchangers.isEmpty {
        return SenderProblem("\(place): 'from': '\(domain)' takes no mail (null MX)", isTemporary: false)
      }
      return nil
    } catch {
      guard error == LookupFailure.noRecords else {
        return SenderProblem("\(place): 'from': \(error)", isTemporary: true)
      }
    }
    do throws(LookupFailure) {
      _ = try names.addresses(of: domain)
      return nil
    } catch {
      guard error == LookupFailure.noRecords else {
        return SenderProblem("\(place): 'from': \(error)", isTemporary: true)
      }
      return SenderProblem(
        "\(place): 'from': '\(domain)' has neither an MX nor an address in the DNS, and receivers refuse such mail",
        isTemporary: false)
    }
  }
}

extension Answer {
  init(_ decision: Decision) {
    switch decision {
    case .mail(let choice):
      self = .mail(
        choice.recipients.map(\.description), domain: choice.domain?.description,
        hostName: choice.hostName?.description, reason: choice.reason)
    case .later(let reason): self = .later(reason)
    case .nobody(let refusal):
      self = .nobody(code: refusal.code.rawValue, words: refusal.words, mayHook: !refusal.isFinal)
    }
  }
}
