import Commands
import FileSystem
import Packaging
import Helpers
import PackageCommands
@testable import Sequencing
import SystemPackage
import TestSupport
import Testing

/// What every program must have, and must not become.
@Suite("conventions of commands")
struct CommandConventionsTests {
  private static let all = commands.map { $0.name }

  private func exists(_ path: String) -> Bool { (try? Stat(projectTop.appending(path))) != nil }

  /// The name of the Swift type that is a program.
  private func type(_ name: String) throws -> String {
    String(describing: try #require(command(named: name)))
  }

  /// Every Swift file below a folder of the project, by its name.
  private func files(in folder: String) throws -> [String: FilePath] {
    var files: [String: FilePath] = [:]
    try projectTop.appending(folder).walk { object in
      if let name = object.location.lastComponent?.string, name.hasSuffix(".swift") {
        files[name] = object.location
      }
      return true
    }
    return files
  }

  @Test(
    "every command has a file, a test, a manual section and a golden --help of its name", arguments: all)
  func complete(name: String) throws {
    let type = try type(name)
    #expect(Self.all.filter { $0 == name }.count == 1)
    // pkgh-auto-build is in AutoBuild.swift.
    let plain = name.hasPrefix("pkgh-") ? String(name.dropFirst(5)) : name
    #expect(type.lowercased() == plain.filter { $0 != "-" })
    #expect(try files(in: "Sources")["\(type).swift"] != nil, "no \(type).swift")
    #expect(try files(in: "Tests")["\(type)Tests.swift"] != nil, "no \(type)Tests.swift")
    #expect(exists("man/sections/\(name).man"))
    #expect(exists("Tests/Golden/help/\(name).txt"))
  }

  @Test("there is no golden --help and no manual section of a program that is not there")
  func leftovers() throws {
    for (folder, suffix) in [("Tests/Golden/help", ".txt"), ("man/sections", ".man")] {
      let found = try projectTop.appending(folder).names().map(\.description)
      #expect(Set(found) == Set(Self.all.map { $0 + suffix }), "\(folder)")
    }
  }

  /// A program that grows without bounds is a bug, as debhelper's test of the same kind has it.
  @Test("no program's file has 200 lines of code", arguments: all)
  func size(name: String) throws {
    let type = try type(name)
    let file = try files(in: "Sources")["\(type).swift"]
    let text = try #require(file, "no \(type).swift").text()
    let code = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
    #expect(code.count < 200)
  }

  @Test("every step of the sequences is a program, and they name no sequence that is not there")
  func steps() throws {
    let sequences = Sequences()
    let known = Set(helpers.map { $0.name })
    for element in sequences.lists.values.joined() {
      switch element {
      case .step(let name, _): #expect(known.contains(name), "\(name)")
      case .sequence(let name): #expect(sequences.lists[name] != nil, "\(name)")
      }
    }
  }

  @Test("every command is in the folder of its group")
  func folders() throws {
    for group in commandGroups {
      let files = try files(in: "Sources/\(group.folder)")
      for command in group.commands {
        #expect(files["\(String(describing: command)).swift"] != nil, "\(command.name)")
      }
    }
  }
}
