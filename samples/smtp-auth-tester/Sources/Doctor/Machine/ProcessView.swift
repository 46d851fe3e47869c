import Sysroot

/// The file system as a process sees it: from its root directory, with its rights.
struct ProcessView: Sendable {
  let machine: Tree

  /// The directory that is `/` for the process, nil for the machine's own.
  let chroot: String?

  let identity: Accounts.Identity

  /// What one may want to do with a file.
  enum Wish: UInt32 {
    case search = 1
    case write = 2
    case read = 4
  }

  /// What the process meets on the way to a file.
  struct Reach {
    enum Outcome: Equatable {
      case reached(FileStatus)
      case missing

      /// The process may not do what it wants with the file or directory, whose status this is.
      case denied(FileStatus)
      case loop

      /// The one who looks may not look there.
      case blind
    }

    let outcome: Outcome

    /// Where the way ended, as a path of the machine, outside of any chroot.
    let place: String

    /// The symbolic links on the way, each as `link -> target`.
    let links: [String]

    var status: FileStatus? {
      if case .reached(let status) = outcome { return status }
      return nil
    }
  }

  /// The most symbolic links that the kernel follows, MAXSYMLINKS.
  private static let mostLinks = 40

  /// Goes the way to a file, link by link and directory by directory, as the kernel does for the process.
  func reach(_ path: String, to wish: Wish) -> Reach {
    let base = chroot ?? ""
    var pending = Array(path.split(separator: "/").reversed())
    var current: [Substring] = []
    var links: [String] = []
    var followed = 0
    func place(_ components: [Substring]) -> String { base + "/" + components.joined(separator: "/") }
    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = current.popLast()
        continue
      }
      do {
        let directory = try machine.status(place(current))
        if directory.kind != .directory {
          return Reach(outcome: .missing, place: place(current), links: links)
        }
        if !allows(.search, directory) {
          return Reach(outcome: .denied(directory), place: place(current), links: links)
        }
        let status = try machine.status(place(current + [name]), followsLast: false)
        guard status.kind == .link else {
          current.append(name)
          continue
        }
        let target = try machine.linkTarget(place(current + [name]))
        let link = "\(place(current + [name])) -> \(target)"
        if !links.contains(link) { links.append(link) }
        followed += 1
        if followed > Self.mostLinks {
          return Reach(outcome: .loop, place: place(current + [name]), links: Array(links.prefix(3)))
        }
        if target.hasPrefix("/") { current = [] }
        pending += target.split(separator: "/").reversed()
      } catch {
        let outcome: Reach.Outcome =
          switch error {
          case .denied: .blind
          case .loop: .loop
          default: .missing
          }
        return Reach(outcome: outcome, place: place(current + [name]), links: links)
      }
    }
    guard let status = try? machine.status(place(current)) else {
      return Reach(outcome: .missing, place: place(current), links: links)
    }
    let outcome: Reach.Outcome = allows(wish, status) ? .reached(status) : .denied(status)
    return Reach(outcome: outcome, place: place(current), links: links)
  }

  /// What the mode bits say; access control lists are not looked at.
  private func allows(_ wish: Wish, _ status: FileStatus) -> Bool {
    if identity.user == 0 { return true }
    if status.user == identity.user { return status.mode >> 6 & wish.rawValue != 0 }
    if identity.groups.contains(status.group) { return status.mode >> 3 & wish.rawValue != 0 }
    return status.mode & wish.rawValue != 0
  }
}
