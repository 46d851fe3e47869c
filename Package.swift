// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

/// What each module may import of the others; docs/design.md has the picture and the reasons.
let modules: [(name: String, imports: [Target.Dependency])] = [
  ("FileSystem", ["CLinux"]),
  ("Content", ["FileSystem"]),
  ("Datastream", ["FileSystem", "CArchive", "CZlib"]),
  ("Packaging", ["FileSystem"]),
  ("Commands", ["FileSystem", arguments]),
  ("PackageCommands", ["Commands", "Datastream", "FileSystem", arguments]),
  ("Helpers", ["Commands", "Datastream", "Packaging", "Content", "FileSystem", arguments]),
  ("Sequencing", ["Helpers", "PackageCommands", "Commands", "Packaging", "FileSystem", arguments]),
]

/// The same for the tests of each module.
let tests: [(name: String, imports: [Target.Dependency])] = [
  ("FileSystem", ["FileSystem"]),
  ("Content", ["Content", "FileSystem"]),
  ("Datastream", ["Datastream", "FileSystem"]),
  ("Packaging", ["Packaging", "FileSystem", "pkgh"]),
  ("Commands", ["Commands", "FileSystem", arguments]),
  ("PackageCommands", ["PackageCommands", "Commands", "FileSystem", "pkgh"]),
  ("Helpers", ["Helpers", "Commands", "Packaging", "FileSystem", arguments, "pkgh"]),
  ("Sequencing", ["Sequencing", "Helpers", "Commands", "Packaging", "FileSystem", "pkgh"]),
  ("Fuzz", ["FuzzSubjects", "Datastream", "FileSystem"]),
  (
    "EndToEnd",
    ["Sequencing", "Helpers", "PackageCommands", "Packaging", "Commands", "FileSystem", "pkgh", "manual"]
  ),
]

let package = Package(
  name: "pkghelper",
  products: [
    .executable(name: "pkgh", targets: ["pkgh"]),
    .library(name: "Datastream", targets: ["Datastream"]),
    // For the samples and their tests.
    .library(name: "FileSystem", targets: ["FileSystem"]),
    .library(name: "SeededRandom", targets: ["SeededRandom"]),
    .library(name: "CZlib", targets: ["CZlib"]),
    // For the fuzzer, a package of its own in fuzz.
    .library(name: "FuzzSubjects", targets: ["FuzzSubjects"]),
    .library(name: "HostileText", targets: ["HostileText"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .executableTarget(
      name: "pkgh", dependencies: ["Sequencing", "Commands", "Packaging", "FileSystem"],
      swiftSettings: strict),
    .executableTarget(
      name: "manual", dependencies: ["Sequencing", "Commands", "Packaging", "FileSystem", arguments, system],
      swiftSettings: strict),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
    .target(name: "HostileText", path: "Tests/HostileText", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["FileSystem", "SeededRandom", system], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "FuzzSubjects", dependencies: ["Content", "Datastream", "FileSystem", "Packaging", system],
      path: "fuzz/Subjects", swiftSettings: strict),
  ]
    + modules.map { .target(name: $0.name, dependencies: $0.imports + [system], swiftSettings: strict) }
    + tests.map {
      .testTarget(
        name: $0.name + "Tests",
        dependencies: $0.imports + ["TestSupport", "SeededRandom", "HostileText", system],
        swiftSettings: strict)
    },
  swiftLanguageModes: [.v6]
)
