/// The kinds of attack that XARF 4 knows (category `connection`) and we see.
///
/// Of the schemas in xarf-spec, `schemas/v4/types`, `infected_host` is for worms and bots, hosts that attack without their
/// owners' knowledge: Nimda, Code Red, Mirai; `vulnerability_scan` for attempts at a known vulnerability: ThinkPHP,
/// Log4Shell; `reconnaissance` for requests for files that nobody publishes: `/.env`, `/.git/config`.
public enum XarfType: String, Codable, CaseIterable, Sendable {
  case infectedHost = "infected_host"
  case vulnerabilityScan = "vulnerability_scan"
  case reconnaissance
}
