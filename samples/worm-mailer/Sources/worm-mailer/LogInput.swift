import Addresses
import Attacks
import Intake
import Reporting
import Secrecy
import Signatures
import Spool
import SystemPackage

/// Takes lines of logs and keeps the attacks among them.
struct LogInput {
  let spool: Spool
  private let signatures: SignatureTable
  private let isRehearsal: Bool

  /// Hits that are not on the disk yet.
  private var waiting: [Hit] = []

  /// A line that is more seconds ahead than this has a time that is wrong; clocks may differ a little.
  private static let furthestAhead: Int64 = 3600

  /// So many are held back at most, when the disk takes none.
  private static let maximumWaiting = 100_000

  /// Before this time, by the monotonic clock, a disk that took nothing is not tried again.
  ///
  /// With every line the whole would be tried, and the server waits for its log's reader.
  private var nextTry: UInt64 = 0

  // What was passed over.
  private var unknown = 0
  private var withoutAddress = 0
  private var withoutTime = 0
  private var inFuture = 0
  private var lost = 0
  private var lastProblem: String?

  init(spool: Spool, signatures: SignatureTable, isRehearsal: Bool) {
    self.spool = spool
    self.signatures = signatures
    self.isRehearsal = isRehearsal
  }

  /// Whether it is time to write what waits.
  var isFull: Bool { waiting.count >= 1000 }

  /// Takes a line; nothing in it can end the program.
  mutating func take(_ line: Line) throws {
    let entry: LogEntry
    do throws(LogLineProblem) {
      entry = try LogEntry(line: line.bytes)
    } catch {
      if error != .empty { unknown += 1 }
      return
    }
    guard let match = signatures.match(entry.request), match.signature.mails else { return }
    guard let address = entry.address else {
      withoutAddress += 1
      return
    }
    // What is not certain when it was, is not reported as of now: it may be years old.
    if entry.timeIsUnreadable {
      withoutTime += 1
      return
    }
    let now = Moment.now.seconds
    let time = entry.time ?? now
    if time > now + Self.furthestAhead {
      inFuture += 1
      return
    }
    let hit = Hit(
      address: address, port: entry.port, time: time, signature: match.signature.name,
      line: match.line, host: entry.host)
    if isRehearsal {
      let time = Moment.iso8601(seconds: hit.time) ?? "?"
      var output = StandardOutput()
      try output.write("\(time) \(address) \(match.signature.name) \(match.line)\n")
    } else if waiting.count < Self.maximumWaiting {
      waiting.append(hit)
      if isFull { try flush() }
    } else {
      lost += 1
    }
  }

  /// Brings what waits to the disk.
  ///
  /// A disk that takes nothing, being full, say, is tried again with the next lines, and said once.
  ///
  /// - Parameter isLast: Whether there will be no other time; what cannot be kept then is a failure.
  /// - Returns: Whether nothing waits any more.
  @discardableResult
  mutating func flush(isLast: Bool = false) throws(SpoolProblem) -> Bool {
    guard !waiting.isEmpty else { return true }
    guard isLast || Moment.monotonicNow >= nextTry else { return false }
    do {
      try spool.accept(&waiting)
      lastProblem = nil
      return true
    } catch {
      if isLast { throw error }
      if lastProblem != error.description {
        WormMailer.remark("\(error); \(waiting.count.counted("request waits", "requests wait"))")
      }
      lastProblem = error.description
      nextTry = Moment.monotonicNow + 1_000_000_000
      return false
    }
  }

  /// Says at the end what could not be used.
  func sayWhatWasPassedOver() {
    if unknown > 0 {
      WormMailer.remark("\(unknown.counted("line is", "lines are")) in none of the formats that are known")
    }
    if withoutAddress > 0 {
      WormMailer.remark(
        "\(withoutAddress.counted("attack has", "attacks have")) no address of the client; make the server log addresses instead of names"
      )
    }
    if withoutTime > 0 {
      WormMailer.remark(
        "\(withoutTime.counted("attack has a time", "attacks have times")) that cannot be read; make the server log times with their zone"
      )
    }
    if inFuture > 0 {
      WormMailer.remark(
        "\(inFuture.counted("attack has a time", "attacks have times")) in the future; make the clocks agree"
      )
    }
    if lost > 0 {
      let requests = lost.counted("request was", "requests were")
      WormMailer.remark("\(requests) lost: the spool could not be written for too long")
    }
  }
}
