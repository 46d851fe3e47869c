public import ArgumentParser
import FileSystem
import Glibc
public import Packaging
import SystemPackage

/// Words that a program gets besides its own arguments.
public enum InheritedOptions {
  /// The options of the sequencer, for the helpers in the targets of a rules file.
  public static let variable = "PKGH_INTERNAL_OPTIONS"
  /// The words in the variable are separated by this: a blank may be part of one.
  public static let separator: Character = "\u{1e}"

  /// The words of PKGH_OPTIONS and of the sequencer.
  static func words(_ environment: BuildEnvironment) -> [String] {
    let general = (environment["PKGH_OPTIONS"] ?? "").split(whereSeparator: \.isWhitespace)
    let sequencer = (environment[variable] ?? "").split(separator: separator)
    return (general + sequencer).map(String.init)
  }
}

extension Command {
  /// Reads the program's arguments.
  ///
  /// An option given as `-O--option` is for whoever knows it: where this program does not, it is dropped.
  public static func parsed(_ arguments: [String], environment: BuildEnvironment) throws
    -> any ParsableCommand
  {
    let inherited = self is any Helper.Type ? InheritedOptions.words(environment) : []
    let all = inherited + arguments
    let end = all.firstIndex(of: "--") ?? all.endIndex
    let isOptional = { (word: String) in word.hasPrefix("-O-") }
    let plain = all[..<end].filter { !isOptional($0) }
    let rest = Array(all[end...])
    // A helper's own options win over what it inherits; the sequencer takes others' options after its target.
    let words = { (accepted: [String]) in
      (self is any Helper.Type ? accepted + plain : plain + accepted) + rest
    }
    var accepted: [String] = []
    for word in all[..<end] where isOptional(word) {
      let option = String(word.dropFirst(2))
      if (try? parseAsRoot(words(accepted + [option]))) != nil { accepted.append(option) }
    }
    return try parseAsRoot(words(accepted))
  }

  /// Runs the program and reports what goes wrong.
  ///
  /// - Returns: The exit status: 0, 1, or 64 for a wrong use.
  public static func main(_ arguments: [String], environment: BuildEnvironment) -> Int32 {
    do {
      var command = try parsed(arguments, environment: environment)
      try command.run()
      guard fflush(nil) == 0 else {
        throw Problem("cannot write to standard output: \(Errno(rawValue: errno).words)")
      }
      return 0
    } catch {
      return report(error)
    }
  }

  /// Prints an error with the program's name before it, or the help that was asked for.
  private static func report(_ error: any Error) -> Int32 {
    let known: String? =
      switch error {
      case let problem as Problem: problem.description
      case let errno as Errno: errno.words
      default: nil
      }
    if let known {
      complain("\(name): \(known)")
      return 1
    }
    let status = exitCode(for: error)
    if status == .success {
      print(fullMessage(for: error))
      return fflush(nil) == 0 ? 0 : 1
    }
    let words = message(for: error)
    if words.isEmpty { return status.rawValue }  // all has been said
    let sentence = words.prefix(1).lowercased() + words.dropFirst(1)
    complain("\(name): \(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)")
    // ArgumentParser would give the whole help where there is no argument at all.
    let usage = (configuration.usage ?? name).split(separator: "\n").joined(separator: "\n       ")
    complain("Usage: \(usage)\n  See '\(name) --help' for more information.")
    return status.rawValue
  }
}

/// Writes a line to standard error.
public func complain(_ line: String) {
  fflush(nil)
  _ = try? FileDescriptor.standardError.writeAll((line + "\n").utf8)
}
