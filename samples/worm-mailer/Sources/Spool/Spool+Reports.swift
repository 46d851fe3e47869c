import Glibc
public import SystemPackage

extension Spool {
  /// Reports that have not left, the oldest first.
  public func queue() throws(SpoolProblem) -> [Report] { try readAll(Report.self, .queue) }

  /// Reports that are done and not older than a time, the oldest first.
  public func sent(since time: Int64 = 0) throws(SpoolProblem) -> [Report] {
    try readAll(Report.self, .sent) { Self.time(of: $0).map { $0 >= time } ?? false }
  }

  /// The numbers of all reports, waiting and done.
  public func reportNumbers() throws(SpoolProblem) -> Set<String> {
    Set((try names(.queue) + names(.sent)).map { Self.number(of: $0) })
  }

  /// A report by its number or the beginning of it, when there is just one.
  public func report(_ number: String) throws(SpoolProblem) -> Report? {
    var found: Report?
    for place in [Place.queue, .sent] {
      for name in try names(place) where Self.number(of: name).hasPrefix(number) {
        guard let report = try read(Report.self, place, Self.withoutEnding(name)) else { continue }
        if let found, found.id != report.id { return nil }
        found = report
      }
    }
    return found
  }

  /// The time in the name of a file.
  private static func time(of name: String) -> Int64? { Int64(name.prefix { $0 != "-" }) }

  private static func number(of name: String) -> String {
    String(withoutEnding(name).drop { $0 != "-" }.dropFirst())
  }

  /// Saves a report that is to leave.
  public func save(_ report: Report) throws(SpoolProblem) { try write(report, .queue, report.name) }

  /// Saves a report that is done, and takes it from the queue.
  public func finish(_ report: Report) throws(SpoolProblem) {
    try write(report, .queue, report.name)
    do {
      try DurableFile.move(file(.queue, report.name), to: file(.sent, report.name))
    } catch {
      throw SpoolProblem(file(.queue, report.name), error)
    }
  }

  /// Removes a report that is done.
  public func remove(_ report: Report) throws(SpoolProblem) { try remove(.sent, report.name) }

  /// Gives a report that is done another time of making, after the clock was set back.
  public func redate(_ report: Report, to time: Int64) throws(SpoolProblem) {
    let isDone = report.state != .queued
    var changed = report
    changed.created = time
    if let left = changed.left { changed.left = min(left, time) }
    changed.nextTry = min(changed.nextTry, time)
    try write(changed, isDone ? .sent : .queue, changed.name)
    if changed.name != report.name { try remove(isDone ? .sent : .queue, report.name) }
  }

  // MARK: Suppressions

  /// All suppressions, also those that have ended.
  public func suppressions() throws(SpoolProblem) -> [Suppression] {
    var found: [Suppression] = []
    for name in try names(.suppress) where name.hasSuffix(".json") {
      let stem = Self.withoutEnding(name)
      let entry = try passingDamage { () throws(SpoolProblem) in try read(Suppression.self, .suppress, stem) }
      if let entry {
        found.append(entry)
      } else if let subject = Suppression.Subject(fileName: stem) {
        // Whoever asked for no mail gets none, though it cannot be read for how long.
        found.append(Suppression(subject, reason: "its entry is damaged", since: 0))
      }
    }
    return found
  }

  /// Saves a suppression, unless there is one of the same subject that lasts longer.
  public func keep(_ suppression: Suppression) throws(SpoolProblem) {
    let name = suppression.subject.fileName
    let old = try passingDamage { () throws(SpoolProblem) in try read(Suppression.self, .suppress, name) }
    if let old, old.lasts(asLongAs: suppression) { return }
    try save(suppression)
  }

  /// Saves a suppression in the place of what there was about its subject.
  public func save(_ suppression: Suppression) throws(SpoolProblem) {
    try write(suppression, .suppress, suppression.subject.fileName)
  }

  /// - Returns: Whether there was one.
  public func removeSuppression(of subject: Suppression.Subject) throws(SpoolProblem) -> Bool {
    let isThere = access(file(.suppress, subject.fileName).string, F_OK) == 0
    try remove(.suppress, subject.fileName)
    return isThere
  }

  // MARK: Replies

  /// What came back since a time, the oldest first.
  public func replies(since time: Int64 = 0) throws(SpoolProblem) -> [StoredReply] {
    try readAll(StoredReply.self, .replies) { Self.time(of: $0).map { $0 >= time } ?? false }
  }

  public func save(_ reply: StoredReply) throws(SpoolProblem) {
    let digits = String(max(0, reply.time))
    let padding = String(repeating: "0", count: max(0, 12 - digits.count))
    try write(reply, .replies, "\(padding)\(digits)-\(UInt64.random(in: 0 ... .max))")
  }

  /// Removes what came back before a time.
  public func removeReplies(before time: Int64) throws(SpoolProblem) {
    for name in try names(.replies) {
      guard let when = Self.time(of: name), when < time else { continue }
      _ = try passingDamage { () throws(SpoolProblem) in try remove(.replies, Self.withoutEnding(name)) }
    }
  }

  // MARK: Notes

  public func notes() throws(SpoolProblem) -> Notes {
    try read(Notes.self, at: path.appending("notes.json")) ?? Notes()
  }

  public func save(_ notes: Notes) throws(SpoolProblem) { try write(notes, to: path.appending("notes.json")) }
}

extension Spool {
  // MARK: Positions

  /// How far a log was read, as the process that follows it has saved it.
  public func position<Position: Decodable>(
    _ type: Position.Type, of log: FilePath
  ) throws(SpoolProblem) -> Position? {
    try read(type, .positions, Self.fileName(of: log))
  }

  public func save(position: some Encodable, of log: FilePath) throws(SpoolProblem) {
    try write(position, .positions, Self.fileName(of: log))
  }

  /// A path as a file name; two paths have two names.
  private static func fileName(of path: FilePath) -> String {
    var name = ""
    for character in path.string {
      switch character {
      case "%": name += "%25"
      case "/": name += "%2F"
      default: name.append(character)
      }
    }
    // A name that is too long for a file system is told by its end.
    return name.utf8.count <= 200 ? name : String(name.suffix(150))
  }
}
