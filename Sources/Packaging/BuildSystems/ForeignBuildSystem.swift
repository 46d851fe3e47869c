public import FileSystem
public import SystemPackage

/// A build system that none of ours stands for, found by a file in the source directory; or one whose file is misspelt.
public struct ForeignBuildSystem: Sendable {
  /// The file it was found by.
  public let file: FilePath
  /// What it is called; nil where only a misspelt file was found.
  private let name: String?
  /// The file that it may have been meant to be.
  private var meant: String?

  /// The names or patterns of files, the most specific first.
  static let files = [
    ("CMakeLists.txt", "cmake"), ("meson.build", "meson"), ("configure", "configure scripts"),
    ("Configure", "Configure scripts"), ("configure.ac", "autoconf"),
    ("configure.in", "autoconf"), ("Makefile.PL", "Perl's MakeMaker"), ("Build.PL", "Perl's Module::Build"),
    ("pyproject.toml", "Python"), ("setup.py", "Python"), ("setup.cfg", "Python"), ("Cargo.toml", "cargo"),
    ("go.mod", "Go"), ("SConstruct", "SCons"), ("wscript", "waf"), ("build.xml", "ant"), ("pom.xml", "Maven"),
    ("build.gradle", "Gradle"), ("build.gradle.kts", "Gradle"), ("Rakefile", "rake"),
    ("*.gemspec", "RubyGems"),
    ("*.cabal", "cabal"), ("*.pro", "qmake"), ("Imakefile", "imake"), ("package.json", "npm"),
    ("build.zig", "zig"),
    ("dune-project", "dune"), ("BUILD.bazel", "bazel"), ("Jamfile", "jam"), ("xmake.lua", "xmake"),
    ("premake5.lua", "premake"), ("build.ninja", "ninja"), ("Makefile.am", "automake"),
    ("Makefile.in", "configure scripts"),
  ]

  /// The foreign build system of a directory; nil where it has none.
  public init?(in directory: FilePath) throws {
    for (pattern, name) in Self.files {
      let files = try Glob(pattern).paths(in: directory)
      if let found = try files.first(where: { try directory.pushing(FilePath($0)).isBuildFile() }) {
        file = directory.pushing(FilePath(found))
        self.name = name
        return
      }
    }
    let known = BuildSystems.all.flatMap { $0.files } + Self.files.map { $0.0 }.filter { Glob($0).isLiteral }
    for found in try (directory.isEmpty ? "." : directory).names() where !Leftovers.contain(found) {
      if let meant = Spelling.nearest(to: found.description, among: known, most: 1),
        try directory.pushing(FilePath(found)).status()?.type == .regular
      {
        file = directory.pushing(FilePath(found))
        name = nil
        self.meant = meant
        return
      }
    }
    return nil
  }

  /// What is said where steps would do nothing.
  ///
  /// - Parameter steps: All that are left to us, or the one that is being run.
  public func problem(with steps: [BuildStep]) -> Problem {
    if let meant {
      return Problem(
        in: file,
        "no build system has a file '\(file.lastComponent?.string ?? "")': did you mean '\(meant)'? Pass "
          + "'--buildsystem=none' to pkgh where nothing is built")
    }
    let targets = steps.map { "'override_pkgh-auto-\($0.rawValue)'" }
    let list =
      steps.count == 1
      ? "the target \(targets[0]) in '\(RulesFile.path)', and those of the other steps that \(name ?? "") does"
      : "the targets \(targets.dropLast().joined(separator: ", ")) and \(targets[targets.count - 1]) in "
        + "'\(RulesFile.path)', without a recipe where there is nothing to do"
    return Problem(
      in: file,
      "pkghelper has no build system for \(name ?? ""): write \(list), or pass '--buildsystem=none' to pkgh where "
        + "nothing is built")
  }
}
