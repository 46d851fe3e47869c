public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Makes the modes of staged files the same whatever the build's umask was.
public struct FixPerms: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-fixperms",
    abstract: "Give staged files and directories the modes that they should have.",
    usage: "pkgh-fixperms [options]",
    discussion: """
      Directories become 0755; files become 0755 if anybody may execute them, and 0644 otherwise. Programs in \
      bin, sbin, games and libexec, methods in lib/svc/method, scripts in etc/init.d and shared libraries \
      become 0755; manual pages, documentation except examples, headers, manifests, static libraries and images \
      become 0644; files in etc/sudoers.d become 0440. Set-user-ID, set-group-ID and sticky bits are cleared.

      'debian-like/PACKAGE.modes' is not applied here: pkgh-genprototype writes its modes and owners into the \
      prototype, so that a build needs no rights to change an owner or to set a set-user-ID bit.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  public init() {}

  public func run(on job: Job) throws {
    let excluded = exclusions.test(job)
    for package in job.packages {
      let stage = job.stage(of: package)
      guard try stage.exists() else { continue }
      let conventions = ModeConventions(prefix: package.prefix)
      try stage.walk { object in
        let isKept = object.status.type == .symbolicLink || excluded(object.path)
        let mode = object.status.permissions.rawValue & 0o7777
        let wanted: UInt32? =
          switch object.status.type {
          case .directory: 0o755
          case .regular: conventions.mode(of: object.path, isExecutable: mode & 0o111 != 0)
          default: nil
          }
        // At once, and not after the walk: a directory that cannot be entered must be opened first.
        if let wanted, wanted != mode, !isKept { try job.actions.setMode(wanted, of: object.location) }
        return true
      }
    }
  }
}

/// What mode a file has by convention, by its place and name.
struct ModeConventions {
  private static let programs = [
    "bin/", "sbin/", "games/", "libexec/", "lib/svc/method/", "etc/init.d/",
  ]
  private static let data = [
    "share/man/", "share/doc/", "include/", "share/applications/", "lib/svc/manifest/", "var/svc/manifest/",
  ]
  private static let plainSuffixes: [ByteString] = [
    ".a", ".la", ".h", ".pm", ".js", ".css", ".scss", ".sass", ".jpeg", ".jpg", ".png", ".gif",
  ]

  /// Where the package's own tree begins: each convention holds at the root, in usr and there.
  let prefix: String

  func mode(of path: ByteString, isExecutable: Bool) -> UInt32 {
    if path.hasPrefix("etc/sudoers.d/") { return 0o440 }
    if isBelow(Self.programs, path) { return 0o755 }
    if isBelow(Self.data, path) && !isExample(path) { return 0o644 }
    let name = path.lastComponent
    // The runtime linkers of System V map what may be executed, and their own libraries are so.
    if name.hasSuffix(".so") || name.contains(".so.") {
      return 0o755
    }
    if Self.plainSuffixes.contains(where: name.hasSuffix) {
      return 0o644
    }
    return isExecutable ? 0o755 : 0o644
  }

  private func isBelow(_ directories: [String], _ path: ByteString) -> Bool {
    directories.contains { directory in
      ["", "usr/", "\(prefix)/"].contains { path.hasPrefix(ByteString($0 + directory)) }
    }
  }

  /// Examples are for trying out, and stay as executable as they are.
  private func isExample(_ path: ByteString) -> Bool {
    path.contains("/share/doc/") && path.contains("/examples/")
  }
}
