// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let random = Target.Dependency.product(name: "SeededRandom", package: "pkghelper")

let package = Package(
  name: "load-reporter",
  products: [
    .executable(name: "load-reporter", targets: ["load-reporter"]),
    .library(name: "ProcStat", targets: ["ProcStat"]),
  ],
  dependencies: [
    .package(name: "pkghelper", path: "../.."),
    .package(path: "../common"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // What the counters mean: reading, comparing, dividing. Prints nothing and knows no options.
    .target(
      name: "ProcStat",
      dependencies: [
        .product(name: "NamedFiles", package: "common"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    // What the user sees: options, waiting, formats, the explanation.
    .executableTarget(
      name: "load-reporter",
      dependencies: [
        "ProcStat",
        .product(name: "NamedFiles", package: "common"),
        .product(name: "Reporting", package: "common"),
        .product(name: "FileSystem", package: "pkghelper"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ProcStatTests",
      dependencies: ["ProcStat", random, .product(name: "NamedFiles", package: "common")],
      swiftSettings: strict),
    // Depends on the program so that it is built; only ever runs it, as a user would.
    .testTarget(
      name: "LoadReporterTests",
      dependencies: [
        "load-reporter", .product(name: "ProgramTesting", package: "common"),
        .product(name: "HostileText", package: "pkghelper"), random,
      ],
      swiftSettings: strict),
  ]
)
