// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let fileSystem = Target.Dependency.product(name: "FileSystem", package: "pkghelper")
let zlib = Target.Dependency.product(name: "CZlib", package: "pkghelper")
let hostile = Target.Dependency.product(name: "HostileText", package: "pkghelper")
let random = Target.Dependency.product(name: "SeededRandom", package: "pkghelper")

/// A library of the samples' common package.
func common(_ name: String) -> Target.Dependency { .product(name: name, package: "common") }

let package = Package(
  name: "driver-check",
  products: [
    .executable(name: "driver-check", targets: ["driver-check"]),
    // For the fuzzer.
    .library(name: "Models", targets: ["Models", "Modules"]),
  ],
  dependencies: [
    .package(name: "pkghelper", path: "../.."),
    .package(path: "../common"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // What the kernel says is there: devices, drivers, radios, its log; and names from pci.ids and usb.ids.
    .target(name: "Hardware", dependencies: [common("Sysroot")], swiftSettings: strict),
    // What the kernel could have: modules, their aliases, what forbids them; and how kernel versions compare.
    .target(name: "Modules", dependencies: [common("Sysroot")], swiftSettings: strict),
    // What the distribution has: suites and their areas, apt's sources, installed packages.
    .target(name: "Archive", dependencies: [common("Sysroot"), "Modules"], swiftSettings: strict),
    // What people know of a machine: model files.
    .target(
      name: "Models",
      dependencies: [common("Sysroot"), "Hardware", "Modules", "Archive", fileSystem],
      swiftSettings: strict),
    // What follows: a status for each component, why, and what to do. Prints nothing.
    .target(
      name: "Verdicts", dependencies: [common("Sysroot"), "Hardware", "Modules", "Archive", "Models", zlib],
      swiftSettings: strict),
    // What the user sees.
    .executableTarget(
      name: "driver-check",
      dependencies: [
        common("Sysroot"), "Hardware", "Modules", "Archive", "Models", "Verdicts", common("Reporting"),
        fileSystem, system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // For tests: trees that stand for machines, made from tables of facts.
    .target(
      name: "FixtureTrees", dependencies: [common("ProgramTesting")], path: "Tests/FixtureTrees",
      swiftSettings: strict),
    .testTarget(
      name: "HardwareTests",
      dependencies: [common("Sysroot"), "Hardware", "FixtureTrees", common("ProgramTesting")],
      swiftSettings: strict),
    .testTarget(
      name: "ModulesTests",
      dependencies: [common("Sysroot"), "Modules", "FixtureTrees", common("ProgramTesting"), random],
      swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [common("Sysroot"), "Archive", "Modules", common("ProgramTesting")],
      swiftSettings: strict),
    .testTarget(
      name: "ModelsTests",
      dependencies: [
        "Models", "Modules", "Hardware", common("Sysroot"), "FixtureTrees", common("ProgramTesting"),
        random,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerdictsTests", dependencies: ["Verdicts", "Archive", common("ProgramTesting"), random],
      swiftSettings: strict),
    // Depends on the program so that it is built; only ever runs it, as a user would.
    .testTarget(
      name: "DriverCheckTests",
      dependencies: ["driver-check", "FixtureTrees", common("ProgramTesting"), hostile],
      swiftSettings: strict),
  ]
)
