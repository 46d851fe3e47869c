import FileSystem
import SystemPackage

/// The programs that the recipes of a rules file call, and the variables that it sets.
struct Calls {
  struct Call {
    let name: String
    let place: Problem.Place
  }

  private(set) var programs: [Call] = []
  private(set) var variables: [Call] = []
  /// The functions of the shell's that the recipes define.
  private(set) var functions: Set<String> = []

  /// The values of variables that are called as `$(NAME)`, until they have been read.
  private var values: [Substring: [MakeVariable]]
  /// The variables that have been called, and not been read yet.
  private var called: [Substring] = []
  private let lines: MakefileLines

  init(in rules: RulesFile, _ lines: MakefileLines) {
    self.lines = lines
    let own = rules.variables.sorted { Self.isBefore($0.place, $1.place) }
    values = Dictionary(grouping: own) { $0.name }
    var read: Set<Problem.Place> = []
    for variable in own {
      variables.append(Call(name: String(variable.name), place: variable.place))
      // Of a value that make has expanded only the makefile itself still has the commands.
      guard !variable.isExpanded || read.insert(variable.place).inserted else { continue }
      let text = variable.isExpanded ? lines.text(at: variable.place) : variable.value
      add(RecipeCommands(text, isRecipe: false)) { _ in variable.place }
    }
    // The recipe of several targets is there for each of them.
    var seen: Set<Recipe> = []
    let recipes = rules.rules.compactMap { rule in rule.place.map { Recipe(place: $0, lines: rule.recipe) } }
    for recipe in recipes.sorted(by: { Self.isBefore($0.place, $1.place) }) where seen.insert(recipe).inserted
    {
      add(RecipeCommands(recipe.lines)) { lines.place(of: recipe.lines[$0], from: recipe.place) }
    }
  }

  private struct Recipe: Hashable {
    let place: Problem.Place
    let lines: [Substring]
  }

  private mutating func add(_ commands: RecipeCommands, _ place: (Int) -> Problem.Place) {
    note(commands, place)
    let lines = lines
    while let name = called.popLast() {
      for variable in values.removeValue(forKey: name) ?? [] {
        let isDefine = lines.text(at: variable.place).first?.trimmingBlanks.hasPrefix("define") == true
        note(RecipeCommands(variable.value)) {
          isDefine ? lines.place(of: variable.value[$0], from: variable.place) : variable.place
        }
      }
    }
  }

  private mutating func note(_ commands: RecipeCommands, _ place: (Int) -> Problem.Place) {
    functions.formUnion(commands.functions)
    variables += commands.variables.map { Call(name: $0.text, place: place($0.line)) }
    for program in commands.programs {
      if let name = Self.variable(program.text) {
        called.append(name)
      } else {
        programs.append(Call(name: program.text, place: place(program.line)))
      }
    }
  }

  /// The NAME of `$(NAME)`, `${NAME}` and `$(call NAME,...)`.
  private static func variable(_ word: String) -> Substring? {
    guard word.hasPrefix("$(") && word.hasSuffix(")") || word.hasPrefix("${") && word.hasSuffix("}") else {
      return nil
    }
    let inner = word.dropFirst(2).dropLast()
    return inner.hasPrefix("call ") ? inner.dropFirst("call ".count).prefix { $0 != "," } : inner
  }

  private static func isBefore(_ one: Problem.Place, _ other: Problem.Place) -> Bool {
    guard case .line(let file, let line) = one, case .line(let otherFile, let otherLine) = other else {
      return false
    }
    if file != otherFile {
      return file == RulesFile.path || otherFile != RulesFile.path && ByteString(file) < ByteString(otherFile)
    }
    return line < otherLine
  }
}
