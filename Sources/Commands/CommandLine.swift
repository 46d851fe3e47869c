public import ArgumentParser
public import FileSystem
import Glibc
import SystemPackage

extension Command {
  /// Reads the program's arguments.
  ///
  /// An option given as `-O--option` is for the programs that have it: the others pass over it.
  public static func parsed(_ arguments: [String], environment: Environment) throws -> any ParsableCommand {
    let inherited = try inheritedArguments(environment)
    let all = (inherited ?? []) + arguments
    let end = all.firstIndex(of: "--") ?? all.endIndex
    let isOptional = { (word: String) in !passesOptions && word.hasPrefix("-O-") }
    let plain = all[..<end].filter { !isOptional($0) }.map(passedOn)
    let rest = Array(all[end...])
    // A helper's own options win over what it inherits; the sequencer takes others' options after its target.
    let words = { (accepted: [String]) in
      (inherited != nil ? accepted + plain : plain + accepted) + rest
    }
    let optional = all[..<end].filter(isOptional).map { String($0.dropFirst(2)) }
    return try parse(words(acceptable(optional[...], after: []) { accepts(words($0)) }))
  }

  /// What a short option with a value is given to the parser as, where it is for the programs that this one runs.
  ///
  /// The parser would take the letters of `-X.la` for options of this program.
  public static var passedOption: String { "--passed-option=" }

  private static func parse(_ words: [String]) throws -> any ParsableCommand {
    // Few words are parsed as they are.
    let list = words.count > 100 ? operands : nil
    return try Operands(words, isPacked: list != nil).parse(into: list)
  }

  /// Those of some options that can be given after others, and after each other.
  ///
  /// Halves are tried before single options, as there may be many.
  private static func acceptable(
    _ options: ArraySlice<String>, after accepted: [String], where isAccepted: ([String]) -> Bool
  ) -> [String] {
    if options.isEmpty || isAccepted(accepted + options) { return accepted + options }
    if options.count == 1 { return accepted }
    let middle = options.startIndex + options.count / 2
    return acceptable(
      options[middle...], after: acceptable(options[..<middle], after: accepted, where: isAccepted),
      where: isAccepted)
  }

  private static func passedOn(_ word: String) -> String {
    guard passesOptions, word.hasPrefix("-"), !word.hasPrefix("--"), word.utf8.count > 2 else { return word }
    return options.contains(String(word.prefix(2))) ? word : passedOption + word
  }

  /// Whether the program has an option, given as `--option=value` where it has a value.
  public static func accepts(_ option: String) -> Bool { accepts([option]) }

  /// The long options of the program, as they are typed.
  public static var longOptions: [String] { options.filter { $0.hasPrefix("--") } }

  /// The options of the program, as they are typed.
  private static var options: [String] {
    // The parser tells them only to people: in lines that begin with two blanks and a '-'.
    helpMessage(columns: 1000).lines.filter { $0.hasPrefix("  -") }.flatMap { line in
      line.split { $0 == " " || $0 == "," }.prefix { $0.hasPrefix("-") }
    }.map(String.init)
  }

  /// Whether the program can be called with these words.
  public static func accepts(_ words: [String]) -> Bool {
    // '--help' would be run in place of the program.
    (try? parse(words)) is Self
  }

  /// Runs the program and reports what goes wrong.
  ///
  /// - Returns: The exit status: 0, or one of ``statuses``.
  public static func main(_ arguments: [String], environment: Environment) -> Int32 {
    main(arguments, environment: environment) { try $0.run(in: environment) }
  }

  /// Does something with the parsed program, and reports what goes wrong.
  ///
  /// - Returns: The exit status: 0, or one of ``statuses``.
  public static func main(
    _ arguments: [String], environment: Environment, _ body: (inout Self) throws -> Void
  ) -> Int32 {
    do {
      let parsed = try parsed(arguments, environment: environment)
      if var command = parsed as? Self {
        try body(&command)
      } else if let word = arguments.first(where: isMistakenForHelp) {
        throw ValidationError("Unknown option '\(word)'")
      } else {
        // What ArgumentParser makes of '--help'.
        var other = parsed
        try other.run()
      }
      guard fflush(nil) == 0 else {
        throw Problem("cannot write to standard output: \(Errno(rawValue: errno).words)")
      }
      return 0
    } catch {
      return report(error)
    }
  }

  /// Whether the parser takes the `h` in a word such as `-fish` for a request for help, although there is no `-f`.
  private static func isMistakenForHelp(_ word: String) -> Bool {
    guard word.hasPrefix("-"), !word.hasPrefix("--"), word.contains("h"), word != "-h" else { return false }
    let others = word.filter { $0 != "h" }
    return others != "-" && !accepts([others])
  }

  /// Prints an error with the program's name before it, or the help that was asked for.
  private static func report(_ error: any Error) -> Int32 {
    let known: [String] =
      switch error {
      case let problem as Problem: [problem.description]
      case let problems as Problems: problems.list.map(\.description)
      case let errno as Errno: [errno.words]
      default: []
      }
    if !known.isEmpty {
      for line in known { printError("\(name): \(line)") }
      return statuses.failure
    }
    let status = exitCode(for: error)
    if status == .success {
      printLines(fullMessage(for: error) + "\n")
      return fflush(nil) == 0 ? 0 : statuses.failure
    }
    let words = message(for: error)
    if words.isEmpty { return status == .failure ? statuses.failure : status.rawValue }  // all has been said
    let sentence = words.prefix(1).lowercased() + words.dropFirst(1)
    printError("\(name): \(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)")
    // ArgumentParser would give the whole help where there is no argument at all.
    let usage = (configuration.usage ?? name).split(separator: "\n").joined(separator: "\n       ")
    printErrorLines("Usage: \(usage)\n  See '\(name) --help' for more information.")
    return status == .validationFailure ? statuses.usage : status.rawValue
  }
}

extension Command {
  /// Prints a line on standard error with the program's name before it.
  public static func say(_ line: String) { printError("\(name): \(line)") }
}
