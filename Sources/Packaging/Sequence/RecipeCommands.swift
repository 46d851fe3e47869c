/// The words of a recipe that stand where a shell looks for a program, and the variables that are set there.
///
/// That is the first word of a line after `@`, `-` and `+`, and the first one after `;`, `&`, `|`, `(`, `{`, `$$(` and a
/// backquote, after words such as `then` and `exec`, and after assignments; and in `$(shell ...)` of make.
/// A command that functions of make put together is not found.
struct RecipeCommands {
  struct Word {
    let text: String
    /// The line that it is in, counted from 0.
    let line: Int
  }

  /// The programs, in their order; one that is a variable of make is there as `$(NAME)`.
  private(set) var programs: [Word] = []
  /// The names in `NAME=VALUE` and `export NAME=VALUE`.
  private(set) var variables: [Word] = []

  /// The names of the shell's functions that are defined.
  private(set) var functions: Set<String> = []

  /// Whether the next word may be a command.
  private var isExpected = true
  /// Whether a word like `exec` stands before the next one, so that options may.
  private var hasPrefix = false
  /// Whether the words before the next command are names of variables.
  private var isExport = false
  /// Whether the next word is the file of a redirection.
  private var isFile = false
  private var word: [UInt8] = []
  private var isInWord = false
  private var quote: UInt8?
  /// What the open brackets and backquotes are closed by, and how it was around each.
  private var open: [(end: UInt8, quote: UInt8?, isExpected: Bool, isShell: Bool)] = []
  /// Whether a shell reads what follows.
  private var isShell = true
  private var line = 0

  private static let prefixes: Set<String> = [
    "!", "{", "do", "elif", "else", "if", "then", "until", "while",
    "command", "env", "eval", "exec", "fakeroot", "nice", "nohup", "sudo", "time",
  ]

  /// Reads a recipe, or the value of a variable that is one.
  ///
  /// - Parameter isRecipe: False for other texts, which have commands only in `$(shell ...)`.
  init(_ lines: [Substring], isRecipe: Bool = true) {
    var isContinued = false
    for (index, text) in lines.enumerated() {
      line = index
      var bytes = text.utf8[...]
      if !isContinued {
        (quote, open, hasPrefix, isExport, isFile) = (nil, [], false, false, false)
        (isExpected, isShell) = (isRecipe, isRecipe)
        bytes = bytes.drop { "@-+ \t".utf8.contains($0) }
      }
      isContinued = text.isContinued
      read(isContinued ? bytes.dropLast() : bytes)
      // Within quotes a word goes on in the next line.
      if !isContinued || quote == nil { endWord() }
    }
  }

  private mutating func read(_ text: Substring.UTF8View.SubSequence) {
    var rest = text
    while let byte = rest.first {
      rest.removeFirst()
      let character = Character(UnicodeScalar(byte))
      if character == "$" {
        readDollar(&rest)
      } else if quote == UInt8(ascii: "'") {
        if byte == quote { quote = nil } else { append(byte) }
      } else if character == "\\" {
        if let next = rest.popFirst() { append(next) }
      } else if character == "`" || byte == open.last?.end && quote == nil {
        if open.last?.end == byte { close() } else { begin(until: byte) }
      } else if quote != nil {
        if byte == quote { quote = nil } else { append(byte) }
      } else if character == "#" && !isInWord {
        return
      } else if character == "(" && rest.first == UInt8(ascii: ")") {
        rest.removeFirst()
        endWord()
        // 'NAME () { COMMAND; }'
        if !isExpected, let name = programs.popLast() { functions.insert(name.text) }
        isExpected = isShell
      } else {
        readPlain(character, byte)
      }
    }
  }

  /// Reads a character outside quotes.
  private mutating func readPlain(_ character: Character, _ byte: UInt8) {
    switch character {
    case "'", "\"": (quote, isInWord) = (byte, true)
    case " ", "\t": endWord()
    case ";", "&", "|":
      endWord()
      (isExpected, hasPrefix, isExport) = (isShell, false, false)
    case "<", ">":
      endWord()
      isFile = true
    case "(": begin(until: UInt8(ascii: ")"))
    case ")":
      // The pattern of a case.
      (word, isInWord) = ([], false)
      isExpected = isShell
    default: append(byte)
    }
  }

  /// Reads what comes after `$`.
  private mutating func readDollar(_ rest: inout Substring.UTF8View.SubSequence) {
    guard let next = rest.popFirst() else { return }
    let isDoubled = next == UInt8(ascii: "$")
    let isRound = (isDoubled ? rest.first : next) == UInt8(ascii: "(")
    let end = UInt8(ascii: isRound ? ")" : "}")
    if isDoubled && isRound && quote != UInt8(ascii: "'") {
      rest.removeFirst()
      return begin(until: end, inShell: true)
    }
    if isDoubled || !isRound && next != UInt8(ascii: "{") { return append(UInt8(ascii: "$")) }
    if rest.starts(with: "shell ".utf8) {
      rest.removeFirst("shell ".utf8.count)
      return begin(until: end, inShell: true)
    }
    // A variable, or a function of make.
    append(UInt8(ascii: "$"))
    append(next)
    var depth = 1
    while depth > 0, let byte = rest.popFirst() {
      if byte == next { depth += 1 } else if byte == end { depth -= 1 }
      append(byte)
    }
  }

  private mutating func append(_ byte: UInt8) {
    word.append(byte)
    isInWord = true
  }

  /// Begins a command within another.
  private mutating func begin(until end: UInt8, inShell: Bool = false) {
    let count = variables.count
    endWord()
    open.append((end, quote, isExpected && variables.count > count, isShell))  // 'NAME=$$(...)'
    isShell = isShell || inShell
    (quote, isExpected, hasPrefix, isFile) = (nil, isShell, false, false)
  }

  private mutating func close() {
    endWord()
    guard let outer = open.popLast() else { return }
    (quote, isExpected, isShell) = (outer.quote, outer.isExpected, outer.isShell)
  }

  private mutating func endWord() {
    guard isInWord else { return }
    defer { (word, isInWord) = ([], false) }
    if isFile || !isExpected {
      isFile = false
      return
    }
    let text = String(decoding: word, as: UTF8.self)
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if hasPrefix, ["-v", "-V"].contains(text) {
      // 'command -v NAME' only looks for a program.
      isExpected = false
    } else if text == "export" {
      isExport = true
    } else if Self.prefixes.contains(text) {
      hasPrefix = true
    } else if !name.isEmpty, text[name.endIndex...].hasPrefix("=") {
      variables.append(Word(text: String(name), line: line))
    } else if !isExport, !hasPrefix || !text.hasPrefix("-") {
      programs.append(Word(text: text, line: line))
      isExpected = false
    }
  }
}
