public import FileSystem
import SystemPackage

/// A rule, as make has read it.
public struct MakeRule: Hashable, Sendable {
  /// A name, or a pattern with `%`.
  public var target: String
  public var prerequisites: [Substring] = []
  /// The lines, without the tab that each begins with.
  public var recipe: [Substring] = []
  /// Where the recipe begins; nil without one.
  public var place: Problem.Place?

  /// Whether it has neither prerequisites nor commands.
  var isEmpty: Bool { prerequisites.isEmpty && recipe.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A variable that a makefile sets, for all targets or for one.
public struct MakeVariable: Hashable, Sendable {
  public var name: Substring
  /// The lines of its value; of one that is set with `:=`, what came out.
  public var value: [Substring]
  /// Whether make has expanded the value when it read the makefile.
  public var isExpanded: Bool
  /// Where it is set.
  public var place: Problem.Place
}

extension Substring {
  /// Whether a line goes on in the next one: it ends in a backslash that no other one quotes.
  var isContinued: Bool {
    let backslash = UInt8(ascii: "\\")
    let end = utf8.lastIndex { $0 != backslash }.map { utf8.index(after: $0) } ?? startIndex
    return utf8[end...].count % 2 == 1
  }
}

/// What has been read of one entry of make's data base.
///
/// It has lines `NAME: VARIABLE = VALUE`, each after the place where it is set, `# Not a target:` where the name only
/// occurs as a prerequisite, `NAME: PREREQUISITES`, lines of comment, and the recipe. Of variables of the whole makefile
/// an entry has several.
struct MakeDatabaseEntry {
  private(set) var isPhony = false
  private(set) var variables: [MakeVariable] = []
  /// Whether the lines that follow are those of a recipe.
  private(set) var isRecipe = false
  private var heading: Substring = ""
  private var isTarget = true
  private var recipe: [Substring] = []
  private var recipePlace: Problem.Place?
  /// Where the variable of the next line is set.
  private var place: Problem.Place?
  /// Whether the lines that follow are those of the last variable.
  private var isDefine = false
  private var isContinued = false

  mutating func read(_ line: Substring) {
    if isRecipe {
      recipe.append(isContinued ? line : line.dropFirst())
      isContinued = line.isContinued
    } else if isDefine {
      isDefine = line != "endef"
      if isDefine { variables[variables.count - 1].value.append(line) }
    } else if line == "# Not a target:" {
      isTarget = false
    } else if line.hasPrefix("#  Phony target") {
      isPhony = true
    } else if line.hasPrefix("#  recipe to execute") {
      isRecipe = true
      recipePlace = Self.place(in: line)
    } else if line.hasPrefix("#") {
      place = Self.place(in: line)
    } else if let place {
      readVariable(line, place)
      self.place = nil
    } else {
      heading = line
    }
  }

  /// The rule that the entry is of; nil for other entries.
  var rule: MakeRule? {
    guard isTarget, let colon = heading.firstIndex(of: ":") else { return nil }
    let prerequisites = heading[colon...].drop { $0 == ":" }.split { $0.isWhitespace || $0 == "|" }
    return MakeRule(
      target: String(heading[..<colon]), prerequisites: prerequisites, recipe: recipe, place: recipePlace)
  }

  /// Reads `NAME = VALUE`, `NAME := VALUE`, either after `TARGET: `, or `define NAME`.
  private mutating func readVariable(_ line: Substring, _ place: Problem.Place) {
    if line.hasPrefix("define ") {
      let name = line.dropFirst("define ".count).prefix { $0 != " " }
      variables.append(MakeVariable(name: name, value: [], isExpanded: false, place: place))
      isDefine = true
      return
    }
    guard let sign = line.firstIndex(of: "=") else { return }
    let words = line[..<sign].split(separator: " ")
    // The sign is '=', or one of ':=', '?=' and '+='.
    guard let name = words.last(where: { !$0.allSatisfy(":?+!".contains) }) else { return }
    let value = line[sign...].dropFirst().drop { $0 == " " }
    variables.append(
      MakeVariable(name: name, value: [value], isExpanded: words.last?.hasSuffix(":") == true, place: place))
  }

  /// The place in a comment such as `# makefile (from 'debian-like/rules', line 3)`.
  private static func place(in comment: Substring) -> Problem.Place? {
    guard let start = comment.firstRange(of: " (from '"),
      let number = comment.lastIndex(of: " "),
      let line = Int(comment[number...].dropFirst().prefix { $0.isNumber }),
      let end = comment[start.upperBound..<number].lastIndex(of: "'")
    else { return nil }
    return .line(FilePath(String(comment[start.upperBound..<end])), line)
  }
}
