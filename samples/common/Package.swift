// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let fileSystem = Target.Dependency.product(name: "FileSystem", package: "pkghelper")
let hostile = Target.Dependency.product(name: "HostileText", package: "pkghelper")
let random = Target.Dependency.product(name: "SeededRandom", package: "pkghelper")

// What several of the sample programs need; each of them depends on this package by its path.
let package = Package(
  name: "common",
  products: [
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "NamedFiles", targets: ["NamedFiles"]),
    .library(name: "Sysroot", targets: ["Sysroot"]),
    .library(name: "Secrecy", targets: ["Secrecy"]),
    .library(name: "SASL", targets: ["SASL"]),
    .library(name: "Transport", targets: ["Transport"]),
    .library(name: "PasswordFiles", targets: ["PasswordFiles"]),
    .library(name: "SMTP", targets: ["SMTP"]),
    .library(name: "ChildProcess", targets: ["ChildProcess"]),
    .library(name: "ProgramTesting", targets: ["ProgramTesting"]),
    .library(name: "ServerTesting", targets: ["ServerTesting"]),
  ],
  dependencies: [
    .package(name: "pkghelper", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // OpenSSL 3 of the system: hashes and TLS.
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    // Functions of the C library that Swift cannot call.
    .systemLibrary(name: "CProcess"),
    // A program's standard output, JSON, and the one line in which it says what is wrong.
    .target(
      name: "Reporting",
      dependencies: [
        "CProcess", fileSystem, system, arguments,
      ],
      swiftSettings: strict),
    // Files that users name: only regular ones are opened, and reading has a bound.
    .target(name: "NamedFiles", dependencies: [system], swiftSettings: strict),
    // The files of a machine: this one's, or a tree that stands for one. Reads only, and nothing without a bound.
    .target(name: "Sysroot", dependencies: [system], swiftSettings: strict),
    // Secrets, hashes, and foreign texts made fit to be shown.
    .target(name: "Secrecy", dependencies: ["COpenSSL", fileSystem], swiftSettings: strict),
    // The client's side of SASL mechanisms; knows no protocol that carries them.
    .target(name: "SASL", dependencies: ["COpenSSL", "Secrecy"], swiftSettings: strict),
    // Connections with a time limit, in the clear or by TLS.
    .target(name: "Transport", dependencies: ["COpenSSL", "Secrecy", system], swiftSettings: strict),
    // Passwords from files that nobody else can read.
    .target(
      name: "PasswordFiles", dependencies: ["Reporting", "Secrecy", "Transport", system],
      swiftSettings: strict),
    // An SMTP client: replies, capabilities, sessions.
    .target(name: "SMTP", dependencies: ["Secrecy", "SASL", "Transport"], swiftSettings: strict),
    // Programs that are run for their answers, with a time limit.
    .target(
      name: "ChildProcess", dependencies: ["Secrecy", "Transport", fileSystem, system], swiftSettings: strict),
    // For tests: runs a program as its users do.
    .target(
      name: "ProgramTesting", dependencies: ["CProcess", fileSystem, random, system], swiftSettings: strict),
    // For tests: a server that plays a script, with TLS where the script wants it; real servers that end with
    // the tests.
    .target(
      name: "ServerTesting", dependencies: ["COpenSSL", "ProgramTesting", fileSystem, system],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "ProgramTesting", hostile, system, arguments],
      swiftSettings: strict),
    .testTarget(
      name: "NamedFilesTests", dependencies: ["NamedFiles", "ProgramTesting", system], swiftSettings: strict),
    .testTarget(
      name: "SysrootTests", dependencies: ["Sysroot", "ProgramTesting", system], swiftSettings: strict),
    // For tests: looks for secrets in memory, and shows samples of foreign texts.
    .target(
      name: "SecrecyTesting", dependencies: ["Secrecy"], path: "Tests/SecrecyTesting", swiftSettings: strict),
    .testTarget(
      name: "SecrecyTests", dependencies: ["Secrecy", "SecrecyTesting", "ProgramTesting", hostile, random],
      swiftSettings: strict),
    .testTarget(
      name: "SASLTests", dependencies: ["SASL", "Secrecy", "SecrecyTesting", "ProgramTesting", random],
      swiftSettings: strict),
    .testTarget(
      name: "TransportTests", dependencies: ["Transport", "ServerTesting", "ProgramTesting", random],
      swiftSettings: strict),
    .testTarget(
      name: "SMTPTests", dependencies: ["SMTP", "Secrecy", "ServerTesting", "ProgramTesting", random],
      swiftSettings: strict),
  ]
)
