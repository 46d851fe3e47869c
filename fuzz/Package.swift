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

/// What both programs do; only one of them has the subjects of the samples, which take longer to build.
let common: [Target.Dependency] = [
  "Fuzzing", .product(name: "FuzzSubjects", package: "pkghelper"),
]

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(name: "pkghelper", path: ".."),
    .package(path: "../samples/common"),
    .package(path: "../samples/load-reporter"),
    .package(path: "../samples/driver-check"),
    .package(path: "../samples/smtp-auth-tester"),
    .package(path: "../samples/worm-mailer"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // libFuzzer, which comes with the compiler.
    .systemLibrary(name: "CFuzzer"),
    // Runs a subject with libFuzzer, and looks at the memory that each input takes.
    .target(
      name: "Fuzzing",
      dependencies: ["CFuzzer", .product(name: "FuzzSubjects", package: "pkghelper"), system],
      swiftSettings: strict),
    .executableTarget(name: "fuzz", dependencies: common, swiftSettings: strict),
    .executableTarget(
      name: "fuzz-samples",
      dependencies: common + [
        .product(name: "FileSystem", package: "pkghelper"),
        .product(name: "ProcStat", package: "load-reporter"),
        .product(name: "Models", package: "driver-check"),
        .product(name: "Doctor", package: "smtp-auth-tester"),
        .product(name: "Replies", package: "worm-mailer"),
        .product(name: "ChildProcess", package: "common"),
        .product(name: "Secrecy", package: "common"),
        .product(name: "SASL", package: "common"),
        .product(name: "SMTP", package: "common"),
        .product(name: "Sysroot", package: "common"),
        .product(name: "Transport", package: "common"),
        system,
      ],
      swiftSettings: strict),
  ]
)
