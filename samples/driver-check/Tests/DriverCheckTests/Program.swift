import FixtureTrees
import Foundation
import ProgramTesting
import Testing

/// The package and its program.
let sample = SamplePackage(program: "driver-check")

/// Runs the program in the package's directory.
func driverCheck(_ arguments: String..., environment: [String] = []) throws -> Outcome {
  try sample.run(arguments, environment: environment)
}

extension MachineTree {
  /// Writes the tree, and runs the program on it with the model file of the nx6320.
  func check(_ arguments: String..., model: String = "models/nx6320.toml") throws -> Outcome {
    let scratch = try write(package: try sample.directory())
    return try sample.run(["--sysroot", scratch.path, "--model", model] + arguments)
  }

  /// The same, with the report read from JSON.
  func report(_ arguments: String..., model: String = "models/nx6320.toml") throws -> Report {
    let scratch = try write(package: try sample.directory())
    return try Report(
      try sample.run(["--sysroot", scratch.path, "--model", model, "--format", "json"] + arguments))
  }
}

/// What the program reports with '--format json', as far as tests look at it.
struct Report: Decodable {
  struct Step: Decodable, Equatable {
    var kind: String
    var place: String?
    var text: String
  }

  struct Component: Decodable {
    var key: String?
    var name: String
    var status: String
    var notes: [String]
    var needed_kernel: String?
    var steps: [Step]
    var devices: [Device]

    /// The commands and lines to be written.
    var commands: [String] { steps.map(\.text) }
  }

  struct Device: Decodable {
    var bus: String
    var slot: String
    var name: String
    var modaliases: [String]
    var drivers: [String]
    var modules: [String]
    var children: [String]
    var serial: String?
    var status: String
  }

  struct Remark: Decodable {
    var identifier: String
    var fault: Bool
    var text: String
    var steps: [Step]
  }

  struct Machine: Decodable {
    var serial: String?
    var uuid: String?
  }

  var machine: Machine
  var model: String?
  var suite: String?
  var kernel: String?
  var verdict: String
  var status: Int32
  var counts: [String: Int]
  var components: [Component]
  var remarks: [Remark]

  /// Reads what the program wrote, and checks that it ended with the status that it reports.
  init(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try #require(!outcome.output.isEmpty, "\(outcome)", sourceLocation: sourceLocation)
    self = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(outcome.status == status, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
  }

  /// A component by its key.
  subscript(key: String) -> Component {
    get throws { try #require(components.first { $0.key == key }, "no component \(key)") }
  }

  /// The component that a device belongs to.
  subscript(bus: String, slot: String) -> Component {
    get throws {
      try #require(
        components.first { $0.devices.contains { $0.bus == bus && $0.slot == slot } }, "no \(bus) \(slot)")
    }
  }

  /// The devices of all components.
  var devices: [Device] { components.flatMap(\.devices) }

  /// The statuses of all components by their keys.
  var statuses: [String: String] {
    Dictionary(components.compactMap { row in row.key.map { ($0, row.status) } }) { $1 }
  }
}
