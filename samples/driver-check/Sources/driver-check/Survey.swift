import Archive
import FileSystem
import Glibc
import Hardware
import Models
import Reporting
import Sysroot
import SystemPackage
import Verdicts

/// What the options ask for, looked up.
struct Survey {
  private let options: Options
  private let machine: Machine
  private let model: (model: Model, file: String)?
  private let problems: [String]

  init(_ options: Options) throws {
    self.options = options
    let root = try options.sysroot.map(Self.absolute) ?? ""
    let tree = Tree(root: root)
    if !tree.isThisMachine {
      do {
        guard try tree.status("/").kind == .directory else { throw TreeProblem.notADirectory }
        // What may not be looked into would seem to have nothing wrong.
        _ = try tree.names("/")
      } catch {
        throw InputProblem.unusable(options.sysroot ?? "", "\(error)")
      }
    } else {
      // Without the kernel's release, its modules and the devices nothing would seem to be wrong.
      for file in ["/proc/sys/kernel/osrelease", "/sys/devices"] {
        if let missing = MissingKernelFile(file) { throw missing }
      }
    }
    machine = Machine(tree, release: options.kernel, suite: options.suite.flatMap(Suite.named))
    (model, problems) = try Self.model(options, for: machine)
  }

  /// The model file that the options name, or that describes the machine.
  private static func model(_ options: Options, for machine: Machine) throws
    -> ((model: Model, file: String)?, [String])
  {
    switch options.model {
    case "none": return (nil, [])
    case "auto":
      guard let directory = try options.modelDir.map(absolute) ?? installedModels else { return (nil, []) }
      let result = ModelLibrary(directory: directory).model(for: machine.inventory.identity)
      return (result.found.map { ($0.0, $0.file) }, result.problems)
    default:
      do {
        return ((try Model(file: try absolute(options.model)), options.model), [])
      } catch let error as ModelProblem {
        throw InputProblem.badModel(error.description(in: options.model))
      }
    }
  }

  var report: Report {
    Report(
      machine, model: model?.model, modelFile: model?.file, problems: problems,
      isOnlyProblems: options.onlyProblems, redaction: redaction)
  }

  var learnedModel: String {
    LearnedModel(machine.inventory, names: machine.names, shown: redaction.line).toml
  }

  /// All about one device or component.
  func explanation(of word: String) throws -> String {
    let rows = Examination(machine, model: model?.model).rows()
    let wanted = word.lowercased()
    if let row = rows.first(where: { $0.key == wanted || $0.name.lowercased() == wanted }) {
      return Explanation(row, row.findings, machine, redaction).text(options.format)
    }
    for row in rows {
      let findings = row.findings.filter { $0.device?.isCalled(wanted) == true }
      if !findings.isEmpty { return Explanation(row, findings, machine, redaction).text(options.format) }
    }
    throw InputProblem.noDevice(word)
  }

  private var redaction: Redaction { Redaction(isOn: options.redact, machine.inventory) }

  /// A path that does not depend on the working directory.
  private static func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    guard let directory = getcwd(nil, 0) else { throw InputProblem.unusable(path, "no working directory") }
    defer { free(directory) }
    return String(cString: directory) + "/" + path
  }

  /// Where the package's model files are, wherever it is installed.
  private static var installedModels: String? {
    guard let program = try? ArgumentVector.program() else { return nil }
    let prefix = program.removingLastComponent().removingLastComponent()
    return prefix.appending("share/driver-check/models").string
  }
}

/// Why there is nothing to report.
enum InputProblem: Reporting.Problem {
  case unusable(String, String)

  /// A model file, with the line that is wrong.
  case badModel(String)
  case noDevice(String)

  var description: String {
    switch self {
    case .unusable(let path, let problem): Redaction.printable("\(path): \(problem)")
    case .badModel(let text): Redaction.printable(text)
    case .noDevice(let word):
      "no device or component is called '\(Redaction.printable(word))'; the report with '--format json' has all names"
    }
  }
}
