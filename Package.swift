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

let package = Package(
  name: "pkghelper",
  products: [
    .executable(name: "pkgh", targets: ["pkgh"]),
    .library(name: "Datastream", targets: ["Datastream"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "FileSystem", dependencies: [system], swiftSettings: strict),
    .target(
      name: "Datastream", dependencies: ["FileSystem", "CArchive", "CZlib", system], swiftSettings: strict),
    .target(name: "Packaging", dependencies: ["FileSystem", system], swiftSettings: strict),
    .target(
      name: "Helpers", dependencies: ["Datastream", "Packaging", "FileSystem", arguments, system],
      swiftSettings: strict),
    .target(
      name: "Sequencing", dependencies: ["Helpers", "Packaging", "FileSystem", arguments, system],
      swiftSettings: strict),
    .executableTarget(
      name: "pkgh", dependencies: ["Sequencing", "Helpers", "Packaging", "FileSystem"], swiftSettings: strict),
    .executableTarget(
      name: "manual", dependencies: ["Sequencing", "Helpers", "Packaging", "FileSystem", arguments, system],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["FileSystem", system], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "FileSystemTests", dependencies: ["FileSystem", "TestSupport", system], swiftSettings: strict),
    .testTarget(
      name: "DatastreamTests", dependencies: ["Datastream", "FileSystem", "TestSupport", system],
      swiftSettings: strict),
    .testTarget(
      name: "PackagingTests", dependencies: ["Packaging", "FileSystem", "pkgh", "TestSupport", system],
      swiftSettings: strict),
    .testTarget(
      name: "HelpersTests",
      dependencies: ["Helpers", "Sequencing", "Packaging", "FileSystem", "pkgh", "TestSupport", system],
      swiftSettings: strict),
    .testTarget(
      name: "SequencingTests",
      dependencies: ["Sequencing", "Helpers", "Packaging", "FileSystem", "pkgh", "TestSupport", system],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Sequencing", "Helpers", "FileSystem", "pkgh", "manual", "TestSupport", system],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
