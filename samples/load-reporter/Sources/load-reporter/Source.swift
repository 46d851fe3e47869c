import ProcStat
import Reporting
import SystemPackage

/// Where a reading comes from, by the name the user gave it.
enum Source {
  /// The `stat` file of a mounted procfs, read now.
  case live(directory: FilePath)

  /// A copy kept in a file; `-` is standard input.
  case saved(String)

  /// The name to use in messages.
  var place: String {
    switch self {
    case .live(let directory): directory.appending("stat").string
    case .saved("-"): "standard input"
    case .saved(let path): path
    }
  }

  private var file: ReadingFile {
    switch self {
    case .live(let directory): .path(directory.appending("stat"))
    case .saved("-"): .standardInput
    case .saved(let path): .path(FilePath(path))
    }
  }

  /// Takes a reading.
  ///
  /// - Throws: `InputProblem`.
  func observe() throws -> Observation {
    let contents: [UInt8]?
    do {
      contents = try file.contents()
    } catch let errno as Errno {
      throw InputProblem.unreadable(place, errno)
    }
    var moment: Moment?
    if case .live = self { moment = .now }
    guard let contents else { throw InputProblem.tooLarge(place) }
    do {
      return Observation(reading: try Reading(parsing: contents), moment: moment, label: place)
    } catch {
      throw InputProblem.malformed(place, error)
    }
  }
}

/// A reading with what is known of its circumstances.
struct Observation {
  let reading: Reading

  /// When it was made; nil for a saved copy, whose age nobody knows.
  let moment: Moment?

  /// What to call it in an explanation.
  let label: String

  /// What the same machine would have shown at the moment it started.
  var atBoot: Observation {
    Observation(reading: reading.atBoot, moment: nil, label: "the start of the machine")
  }
}
