import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

/// No text may trap a parser or keep it for long; what it throws has words for a user.
@Suite("Any text")
struct ParserFuzzTests {
  private static let control = """
    Source: hello
    Maintainer: Ann Example <ann@example.org>
    Build-Depends: pkgh-compat (= 1), pkgh-sequence-x, make (>= 4) [any]

    Package: EXhello
    Architecture: all
    Depends: SUNWcsr, CSWzlib (= 1.2,REV=3), SUNWlibC (sparc), ${misc:Depends}
    Basedir: /opt/EXhello
    Description: says hello
     and goodbye
     .
     twice

    """
  private static let changelog = """
    hello (1.0-1) stable; urgency=medium

      * First release.

     -- Ann Example <ann@example.org>  Tue, 02 Jan 2024 03:04:05 +0000

    """
  private static let config = "# c\nusr/bin ${PKG} a/../b\n\n${env:HOME} ${Dollar}{x} ${a}\n[a-z]*? \\*\n"

  /// The problems that a parser throws; what else it throws is a fault of it.
  private static func problems(of error: any Error) throws -> [Problem] {
    switch error {
    case let problem as Problem: return [problem]
    case let problems as Problems: return problems.list
    default: throw error
    }
  }

  @Test("is a control file, or a problem with a place", arguments: [1, 2, 3] as [UInt64])
  func control(seed: UInt64) throws {
    for text in mutations(of: Self.control, count: 400, seed: seed) {
      do {
        let control = try Control(parsing: text, file: "control")
        _ = try? control.compatibility(override: nil)
        for package in control.packages {
          // What was accepted is fit to be part of a path.
          #expect(package.name.stagedPlace == package.name)
          #expect(package.prefix.stagedPlace == package.prefix)
          var problems = Problems()
          _ = try Relation.list(
            package.field("Depends") ?? "", in: package.paragraph, field: "Depends", &problems)
        }
      } catch {
        for problem in try Self.problems(of: error) { #expect(problem.place != nil, "\(problem)") }
      }
    }
  }

  @Test("is a changelog, or a problem with a place", arguments: [1, 2, 3] as [UInt64])
  func changelog(seed: UInt64) throws {
    for text in mutations(of: Self.changelog, count: 400, seed: seed) {
      do {
        let log = try Changelog(parsing: text, file: "log")
        #expect(0...0xffff_ffff ~= log.date)
        #expect(!log.packageVersion.isEmpty)
      } catch {
        for problem in try Self.problems(of: error) { #expect(problem.place != nil, "\(problem)") }
      }
    }
  }

  @Test("is a configuration file, or a problem with a line", arguments: [1, 2, 3] as [UInt64])
  func config(seed: UInt64) throws {
    let values = Substitutions(["PKG": "${a}${a}", "a": "x y"], environment: ["HOME": "/root"])
    for text in mutations(of: Self.config, count: 400, seed: seed) {
      do {
        let file = try ConfigFile(parsing: text, path: "f", substitutions: values)
        for line in file.lines {
          #expect(!line.words.isEmpty)
          for word in line.words where word.stagedPlace != nil {
            let place = try file.destination(word, line)
            #expect(!("/" + place + "/").utf8.contains("/../".utf8))
          }
          for word in line.words { _ = Glob(word).matches("usr/bin/x") }
        }
      } catch {
        for problem in try Self.problems(of: error) { #expect(problem.line != nil, "\(problem)") }
      }
    }
  }
}
