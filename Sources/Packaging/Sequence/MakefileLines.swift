import FileSystem
import SystemPackage

/// Where in the makefiles something is: make tells it only for the beginning of recipes and for variables.
struct MakefileLines {
  private let makefiles: [FilePath]
  private let files: [FilePath: Lines]

  /// Reads the makefiles.
  ///
  /// - Throws: ``Problem`` where the rules file is not text; what make has read from elsewhere may be anything.
  init(_ makefiles: [FilePath]) throws {
    var files: [FilePath: Lines] = [:]
    for file in makefiles where files[file] == nil {
      if file == RulesFile.path {
        files[file] = Lines(try file.text())
      } else if (try? file.status())??.type == .regular, let text = try? file.text() {
        files[file] = Lines(text)
      }
    }
    self.files = files
    self.makefiles = makefiles
  }

  /// Where a target is first written before a colon: in the file that has its recipe, or in one of the others.
  func place(of rule: MakeRule) -> Problem.Place {
    var places = makefiles
    if case .line(let file, _)? = rule.place { places.insert(file, at: 0) }
    for file in places {
      if let line = files[file]?.targets[rule.target[...]] { return .line(file, line) }
    }
    return rule.place ?? .file(RulesFile.path)
  }

  /// Where a line of a recipe is, of which make does not print the comments and conditionals around it.
  ///
  /// - Parameter start: Where the recipe begins.
  func place(of text: Substring, from start: Problem.Place) -> Problem.Place {
    guard case .line(let file, let first) = start, let numbers = files[file]?.numbers[text.trimmingBlanks]
    else { return start }
    // Of many equal lines the first one from there on, by halves.
    var range = numbers.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = numbers[middle] < first ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < numbers.endIndex ? .line(file, numbers[range.lowerBound]) : start
  }

  /// A line and those that it is continued in.
  func text(at place: Problem.Place) -> [Substring] {
    guard case .line(let file, let line) = place, let lines = files[file]?.lines,
      lines.indices.contains(line - 1)
    else { return [] }
    let rest = lines[(line - 1)...]
    return rest.prefix(while: \.isContinued) + rest.drop(while: \.isContinued).prefix(1)
  }

  /// The lines of one file.
  private struct Lines {
    let lines: [Substring]
    /// The targets, with the line that each is first in.
    private(set) var targets: [Substring: Int] = [:]
    /// The lines without blanks around them, with their numbers.
    private(set) var numbers: [Substring: [Int]] = [:]

    init(_ text: String) {
      lines = text.lines
      for (index, line) in lines.enumerated() {
        numbers[line.trimmingBlanks, default: []].append(index + 1)
        if line.hasPrefix("\t") { continue }
        // make prints a recipe's line without the character that it begins with, be it '>'.
        numbers[line.dropFirst().trimmingBlanks, default: []].append(index + 1)
        guard let colon = line.firstIndex(of: ":") else { continue }
        for target in line[..<colon].split(whereSeparator: \.isWhitespace) where targets[target] == nil {
          targets[target] = index + 1
        }
      }
    }
  }
}
