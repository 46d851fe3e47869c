/// What a request must have to belong to a signature: of each kind that is given here one, and all kinds.
struct RequestPattern: Equatable, Sendable {
  /// Who reads the target, which says in what forms the patterns of paths and queries are looked for.
  let reader: Target.Reader

  private let methods: [[UInt8]]
  private let paths: [Wildcards]
  private let queries: [Wildcards]
  private let agents: [Wildcards]
  private let referers: [Wildcards]

  /// Whether an expression of Log4j is looked for, everywhere.
  let isLookup: Bool

  init(
    _ reader: Target.Reader, methods: [String] = [], paths: [String] = [], queries: [String] = [],
    agents: [String] = [], referers: [String] = []
  ) {
    let ignoresCase = reader != .unix
    self.reader = reader
    self.methods = methods.map { Array($0.utf8) }
    self.paths = paths.map { Wildcards($0, ignoringCase: ignoresCase) }
    self.queries = queries.map { Wildcards($0, ignoringCase: ignoresCase) }
    self.agents = agents.map { Wildcards($0, ignoringCase: ignoresCase) }
    self.referers = referers.map { Wildcards($0, ignoringCase: ignoresCase) }
    isLookup = false
  }

  private init(isLookup: Bool) {
    reader = .unix
    methods = []
    paths = []
    queries = []
    agents = []
    referers = []
    self.isLookup = isLookup
  }

  /// The expression `${jndi:…}` in the target, User-Agent or Referer.
  static let lookup = RequestPattern(isLookup: true)

  /// Whether all backslashes in it are escapes.
  var isWellFormed: Bool { !(paths + queries + agents + referers).contains { $0.hasBadEscape } }

  /// Where in a request the pattern was found; nil when it was not.
  func place(in request: Request, _ target: inout Target) -> Match.Place? {
    if isLookup { return Self.placeOfLookup(request, &target) }
    if !methods.isEmpty, !methods.contains(request.method) { return nil }
    if !paths.isEmpty, !Self.matches(target.paths(for: reader), paths) { return nil }
    if !queries.isEmpty, !Self.matches(target.queries(for: reader), queries) { return nil }
    if !agents.isEmpty, !matches(request.agent, agents) { return nil }
    if !referers.isEmpty, !matches(request.referer, referers) { return nil }
    return !agents.isEmpty ? .agent : !referers.isEmpty ? .referer : .target
  }

  private func matches(_ field: [UInt8]?, _ patterns: [Wildcards]) -> Bool {
    guard let field else { return false }
    return Self.matches([reader == .unix ? field : field.lowercase], patterns)
  }

  private static func matches(_ readings: [[UInt8]], _ patterns: [Wildcards]) -> Bool {
    patterns.contains { pattern in readings.contains { pattern.matches($0) } }
  }

  private static func placeOfLookup(_ request: Request, _ target: inout Target) -> Match.Place? {
    func isIn(_ bytes: [UInt8]?) -> Bool { bytes.flatMap { LookupExpression.scheme(in: $0) } != nil }
    if isIn(request.agent) { return .agent }
    if isIn(request.referer) { return .referer }
    let readings = target.paths(for: .unix) + target.queries(for: .unix)
    return readings.contains(where: isIn) ? .target : nil
  }
}
