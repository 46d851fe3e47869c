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
let hostile = Target.Dependency.product(name: "HostileText", package: "pkghelper")
let random = Target.Dependency.product(name: "SeededRandom", package: "pkghelper")

/// A library of the samples' common package.
func common(_ name: String) -> Target.Dependency { .product(name: name, package: "common") }

let package = Package(
  name: "smtp-auth-tester",
  products: [
    .executable(name: "smtp-auth-test", targets: ["smtp-auth-test"]),
    // For the fuzzer.
    .library(name: "Doctor", targets: ["Doctor", "Diagnosis"]),
  ],
  dependencies: [
    .package(name: "pkghelper", path: "../.."),
    .package(path: "../common"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // What a server's answer means: from a reply and its circumstances to causes. Touches nothing.
    .target(
      name: "Diagnosis", dependencies: [common("SMTP"), common("Transport"), system], swiftSettings: strict),
    // What is wrong with this machine's mail server or client: from its files to findings. Prints nothing.
    .target(
      name: "Doctor",
      dependencies: [
        "Diagnosis", common("ChildProcess"), common("SMTP"), common("SASL"),
        common("Transport"),
        common("Secrecy"), common("Sysroot"), system,
      ],
      swiftSettings: strict),
    // What the user sees.
    .executableTarget(
      name: "smtp-auth-test",
      dependencies: [
        "Diagnosis", "Doctor", common("SMTP"), common("SASL"), common("Transport"), common("Secrecy"),
        common("NamedFiles"), common("Reporting"), common("PasswordFiles"), system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // For tests: private Postfix, saslauthd and MariaDB on loopback.
    .target(
      name: "RealServers", dependencies: [common("ProgramTesting"), common("ServerTesting")],
      path: "Tests/RealServers", swiftSettings: strict),
    .testTarget(
      name: "DiagnosisTests",
      dependencies: [
        "Diagnosis", common("SMTP"), common("Transport"), common("ProgramTesting"), random, system,
      ], swiftSettings: strict),
    .testTarget(
      name: "DoctorTests",
      dependencies: [
        "Diagnosis", "Doctor", "smtp-auth-test", "RealServers", common("ChildProcess"), common("Secrecy"),
        common("Sysroot"), common("Reporting"), common("ProgramTesting"), common("ServerTesting"), random,
      ],
      swiftSettings: strict),
    // Runs the program as a user would, but for what has to be tried thousands of times.
    .testTarget(
      name: "SMTPAuthTestTests",
      dependencies: [
        "smtp-auth-test", "Diagnosis", "RealServers", common("ServerTesting"), common("ProgramTesting"),
        common("Reporting"), common("SASL"), common("Secrecy"), random, hostile,
      ],
      swiftSettings: strict),
  ]
)
