import FileSystem
import Foundation
public import SystemPackage

/// The built program: the one that PKGH_PROGRAM names, or that beside the test runner in its build folder.
public let builtProgram: FilePath =
  ProcessInfo.processInfo.environment["PKGH_PROGRAM"].map { FilePath($0) }
  ?? ((try? FilePath("/proc/self/exe").resolved()) ?? "/proc/self/exe").removingLastComponent().appending(
    "pkgh")

/// A small source tree of a test's own, and the real programs run in it.
public final class ScratchSource: Sendable {
  public let scratch: Scratch
  /// The top of the source tree.
  public var top: FilePath { scratch.path.appending("source") }

  /// The date of the changelog, in seconds since 1970.
  public static let date = 1_704_164_645

  /// Makes a tree with a control file and a changelog.
  ///
  /// - Parameters:
  ///   - packages: The paragraphs of the binary packages; without, one called `EXhello` for every architecture.
  ///   - files: More files by their names in the tree; a name that ends in `*` is made executable.
  public init(packages: String? = nil, files: [String: String] = [:]) throws {
    scratch = try Scratch()
    try write(
      "debian-like/control",
      """
      Source: hello
      Maintainer: Ann Example <ann@example.org>
      Build-Depends: pkgh-compat (= 1)

      \(packages ?? "Package: EXhello\nArchitecture: all\nDescription: says hello\n and goodbye.")

      """)
    try write(
      "debian-like/changelog",
      """
      hello (1.0-1) stable; urgency=medium

        * First release.

       -- Ann Example <ann@example.org>  Tue, 02 Jan 2024 03:04:05 +0000

      """)
    for (name, text) in files {
      try write(
        name.hasSuffix("*") ? String(name.dropLast()) : name, text, mode: name.hasSuffix("*") ? 0o755 : 0o644)
    }
  }

  /// Two packages, one that depends on the architecture and one that does not.
  public static let twoPackages = """
    Package: EXprog
    Architecture: any
    Description: the program

    Package: EXdoc
    Architecture: all
    Description: its documentation
    """

  /// Writes a file; in a stage it is as if a helper had put it there.
  public func write(_ name: String, _ text: String, mode: UInt32 = 0o644) throws {
    try claimStage(of: name)
    try scratch.write("source/\(name)", text, mode: mode)
  }

  /// Makes notes on the package whose stage a file is in, as a helper does before it fills one.
  private func claimStage(of name: String) throws {
    let components = name.split(separator: "/")
    guard components.count > 2, components[0] == "debian-like" else { return }
    if components[1] == "tmp" { try top.appending("debian-like/.pkgh").makeDirectories() }
    if components[1].hasPrefix("EX") {
      try top.appending("debian-like/.pkgh/\(components[1])").makeDirectories()
    }
  }

  public func read(_ name: String) throws -> String { try scratch.read("source/\(name)") }

  /// Removes a file, or a directory with everything in it.
  public func remove(_ name: String) throws { try scratch.remove("source/\(name)") }

  public func has(_ name: String) -> Bool {
    (try? Stat(top.appending(name), followTargetSymlink: false)) != nil
  }

  /// Everything in a package's stage, relative to it.
  public func staged(_ package: String = "EXhello") throws -> [String] {
    has("debian-like/\(package)") ? try scratch.listing(of: "source/debian-like/\(package)") : []
  }

  /// Everything in the tree, relative to its top.
  public func listing() throws -> [String] { try scratch.listing(of: "source") }

  /// Everything in the tree, with what is in it: see ``Scratch/snapshot(of:)``.
  public func snapshot() throws -> [String: String] { try scratch.snapshot(of: "source") }

  /// Makes a symbolic link.
  public func link(_ name: String, to target: String) throws {
    try claimStage(of: name)
    let link = top.appending(name)
    try link.removingLastComponent().makeDirectories()
    try link.makeSymbolicLink(to: ByteString(target))
  }

  /// The text of a symbolic link, or nil where there is none.
  public func target(of name: String) -> String? {
    (try? top.appending(name).linkTarget())?.description
  }

  /// Makes an empty file whose name is any bytes.
  public func writeBytes(_ directory: String, name: [UInt8]) throws {
    try claimStage(of: "\(directory)/file")
    try top.appending(directory).makeDirectories()
    try top.appending(directory).pushing(FilePath(ByteString(name))).write([])
  }

  /// Whether there is a file whose name is these bytes.
  public func hasBytes(_ directory: String, name: [UInt8]) throws -> Bool {
    try top.appending(directory).names().contains(ByteString(name))
  }

  /// Makes a named pipe, which blocks whoever opens it.
  public func makePipe(_ name: String) throws {
    try claimStage(of: name)
    let path = top.appending(name)
    try path.removingLastComponent().makeDirectories()
    guard path.withPlatformString({ mkfifo($0, 0o644) }) == 0 else { throw Errno(rawValue: errno) }
  }

  /// A file's or directory's permission bits, in octal.
  public func mode(of name: String) throws -> String {
    String(try Stat(top.appending(name)).permissions.rawValue, radix: 8)
  }

  /// Gives a file or directory permission bits, in octal.
  public func setMode(_ mode: String, of name: String) throws {
    try top.appending(name).setMode(UInt32(mode, radix: 8) ?? 0)
  }

  /// Gives a file another name.
  public func hardLink(_ name: String, to file: String) throws {
    try top.appending(name).makeHardLink(to: top.appending(file))
  }

  /// Whether two names are of one file.
  public func isSameFile(_ one: String, _ other: String) throws -> Bool {
    try Stat(top.appending(one)).inode == Stat(top.appending(other)).inode
  }

  /// Runs a program of the system at the top of the tree.
  public func runTool(_ program: String, _ arguments: [String]) throws -> Outcome {
    try TestSupport.run(program, arguments, in: top)
  }

  /// The path of one of the programs, by the name that it is to be called.
  public func program(_ name: String) throws -> FilePath {
    try scratch.path.appending("bin").makeDirectories()
    let link = scratch.path.appending("bin").appending(name)
    if (try? Stat(link)) == nil { try link.makeSymbolicLink(to: ByteString(builtProgram)) }
    return link
  }

  /// Runs one of the programs at the top of the tree, or in a directory below it.
  public func run(
    _ program: String, _ arguments: [String] = [], in directory: String = ".",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try TestSupport.run(
      self.program(program).string, arguments, in: top.appending(directory), environment: environment)
  }
}
