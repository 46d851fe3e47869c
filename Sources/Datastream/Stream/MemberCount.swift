internal import FileSystem
internal import SystemPackage

/// The number of members that archives may have: a short compressed file can contain millions of empty ones.
struct MemberCount {
  /// Directories, class archives and what does not belong there; real archives have at most one directory for each file.
  private static let others = 10_000
  private var rest: Int

  /// - Parameter listed: How many members are expected.
  init(listed: Int) {
    rest = 4 * listed + Self.others
  }

  mutating func add(_ member: Member, in name: FilePath) throws {
    if rest == 0 {
      throw Problem(
        .archiveTooManyMembers, at: .offset(name, member.offset),
        "has far more members in its archives than the pkgmaps list")
    }
    rest -= 1
  }
}
