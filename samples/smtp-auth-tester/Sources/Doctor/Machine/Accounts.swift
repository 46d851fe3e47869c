public import Sysroot

/// The users and groups of /etc/passwd and /etc/group; Postfix's own are always there and never in a directory service.
public struct Accounts: Sendable {
  /// A process's rights: its user and groups.
  struct Identity: Sendable {
    let name: String
    let user: UInt32
    let groups: Set<UInt32>

    /// The superuser, who may do everything.
    static let root = Identity(name: "root", user: 0, groups: [0])
  }

  private var users: [(name: String, user: UInt32, group: UInt32)] = []
  private var groups: [(name: String, group: UInt32, members: [String])] = []

  public init(_ machine: Tree = Tree()) {
    for fields in Self.lines(machine, "/etc/passwd") where fields.count > 3 {
      guard let user = UInt32(fields[2]), let group = UInt32(fields[3]) else { continue }
      users.append((fields[0], user, group))
    }
    for fields in Self.lines(machine, "/etc/group") where fields.count > 3 {
      guard let group = UInt32(fields[2]) else { continue }
      groups.append((fields[0], group, fields[3].split(separator: ",").map(String.init)))
    }
  }

  private static func lines(_ machine: Tree, _ path: String) -> [[String]] {
    let text = (try? machine.text(path)) ?? ""
    return text.lines.map {
      $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The rights that a daemon of a user has: those of its own group and of all groups that list it, as initgroups(3).
  func identity(_ name: String) -> Identity? {
    guard let user = users.first(where: { $0.name == name }) else { return nil }
    let listed = groups.filter { $0.members.contains(name) }.map(\.group)
    return Identity(name: name, user: user.user, groups: Set(listed + [user.group]))
  }

  /// The names of the groups of a user, its own first.
  func groupNames(_ identity: Identity) -> [String] {
    identity.groups.sorted().map(groupName)
  }

  func userName(_ user: UInt32) -> String { users.first { $0.user == user }?.name ?? String(user) }

  func groupName(_ group: UInt32) -> String { groups.first { $0.group == group }?.name ?? String(group) }

  /// Mode and owners of a file: `0640 root:postfix`.
  func owners(_ status: FileStatus) -> String {
    "\(status.octalMode) \(userName(status.user)):\(groupName(status.group))"
  }
}
