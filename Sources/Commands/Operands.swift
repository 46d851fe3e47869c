import ArgumentParser

/// A command line in which one word stands for many that are not options.
///
/// A program may be given a hundred thousand files, and ArgumentParser's time grows with the square of the number of words.
/// The program's list gets back what the parser has not seen.
struct Operands {
  /// What the parser is given.
  private(set) var words: [String] = []
  private var packed: [[String]] = []

  /// Begins the words that stand for others; no argument of a program has it, as a NUL ends each of them.
  private static let mark = "\0"
  /// The most words that the parser is given; with as many it takes two seconds.
  private static let mostWords = 4000

  /// - Parameters:
  ///   - all: The command line. A word without a dash that follows another one is not the value of an option, and nothing
  ///     after `--` is an option.
  ///   - isPacked: Whether words stand for others; without, each is as it is.
  init(_ all: [String], isPacked: Bool) {
    if !isPacked {
      words = all
      return
    }
    var isAfterOperand = false
    var isEnd = false
    for word in all {
      if isEnd || isAfterOperand && !word.hasPrefix("-") {
        pack(word)
      } else {
        words.append(word)
        isAfterOperand = !word.hasPrefix("-")
        isEnd = word == "--"
      }
    }
  }

  private mutating func pack(_ word: String) {
    if words.last?.hasPrefix(Self.mark) != true {
      words.append(Self.mark + String(packed.count))
      packed.append([])
    }
    packed[packed.count - 1].append(word)
  }

  /// The words of a parsed list, with those that are stood for.
  private func unpacked(_ list: [String]) -> [String] {
    list.flatMap { word in
      word.hasPrefix(Self.mark) ? Int(word.dropFirst(Self.mark.count)).map { packed[$0] } ?? [] : [word]
    }
  }

  /// Parses the command line of a program.
  ///
  /// - Parameter list: Where the program has its words.
  func parse<Program: Command>(into list: WritableKeyPath<Program, [String]>?) throws -> any ParsableCommand {
    if words.count > Self.mostWords {
      throw ValidationError("\(words.count) arguments are too many: give at most \(Self.mostWords) options")
    }
    do {
      let parsed = try Program.parseAsRoot(words)
      guard let list, var program = parsed as? Program else { return parsed }
      program[keyPath: list] = unpacked(program[keyPath: list])
      return program
    } catch  where !packed.isEmpty {
      // What is wrong is said of the words themselves.
      _ = try Program.parseAsRoot(words.filter { !$0.hasPrefix(Self.mark) })
      throw error
    }
  }
}
