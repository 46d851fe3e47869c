import Foundation

/// Where things are, whatever the scratch path and the configuration of the build.
enum Places {
  struct NotFound: Error, CustomStringConvertible {
    let description: String
  }

  /// The directory with the built program: that of the test bundle, which is linked next to it.
  static func binaries() throws -> String {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let candidates = ([own] + bundles + [Bundle.main.bundlePath + "/x"]).compactMap(\.self).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().path
    }
    guard
      let found = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0 + "/load-reporter")
      })
    else { throw NotFound(description: "no load-reporter next to the tests in \(candidates)") }
    return found
  }

  /// The directory of the package: found upwards from this source, from the working directory or from the tests.
  static func package() throws -> String {
    let starts = [#filePath, FileManager.default.currentDirectoryPath + "/x", try binaries() + "/x"]
    for start in starts {
      var directory = URL(fileURLWithPath: start).deletingLastPathComponent()
      while directory.path != "/" {
        if FileManager.default.fileExists(atPath: directory.path + "/man/load-reporter.1") {
          return directory.path
        }
        directory.deleteLastPathComponent()
      }
    }
    throw NotFound(description: "no package directory above any of \(starts)")
  }

  /// The text of a file of the package.
  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: try package() + "/" + path, encoding: .utf8)
  }
}
