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
let random = Target.Dependency.product(name: "SeededRandom", package: "pkghelper")
let hostile = Target.Dependency.product(name: "HostileText", package: "pkghelper")
let fileSystem = Target.Dependency.product(name: "FileSystem", package: "pkghelper")

/// A library of the samples' common package.
func common(_ name: String) -> Target.Dependency { .product(name: name, package: "common") }

let package = Package(
  name: "worm-mailer",
  products: [
    .executable(name: "worm-mailer", targets: ["worm-mailer"]),
    // For the fuzzer.
    .library(name: "Replies", targets: ["Replies", "Intake", "Signatures"]),
  ],
  dependencies: [
    .package(name: "pkghelper", path: "../.."),
    .package(path: "../common"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // c-ares: DNS with servers, ports and time limits of our own choice.
    .systemLibrary(name: "CAres", pkgConfig: "libcares", providers: [.apt(["libc-ares-dev"])]),
    // The public suffix list and its algorithm.
    .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),

    // IP addresses, networks, and which of them belong to nobody (RFC 6890).
    .target(name: "Addresses", swiftSettings: strict),
    // What a request is: from its bytes to the name of a worm. Touches nothing.
    .target(name: "Signatures", dependencies: [common("Secrecy")], swiftSettings: strict),
    // What has happened: hits, and attacks made of them.
    .target(name: "Attacks", dependencies: ["Addresses"], swiftSettings: strict),
    // Where requests come from: a CGI's environment and the lines of logs.
    .target(
      name: "Intake",
      dependencies: ["Addresses", "Signatures", common("NamedFiles"), common("Secrecy"), system],
      swiftSettings: strict),
    // The configuration file.
    .target(
      name: "Settings",
      dependencies: ["Addresses", common("NamedFiles"), common("Reporting"), common("Secrecy"), system],
      swiftSettings: strict),
    // What the DNS says, and where a registrable domain begins.
    .target(
      name: "Lookup", dependencies: ["Addresses", "CAres", "CPSL", common("Transport")],
      swiftSettings: strict),
    // Who can act on an address, and who must never get a mail. Sends nothing.
    .target(
      name: "Recipients",
      dependencies: [
        "Addresses", "Lookup", common("ChildProcess"), common("Secrecy"),
        common("Transport"), fileSystem, system,
      ],
      swiftSettings: strict),
    // The mail: its text, its XARF part, its return address.
    .target(
      name: "Letters",
      dependencies: ["Addresses", "Attacks", common("Reporting"), common("SASL"), common("Secrecy")],
      swiftSettings: strict),
    // How a mail leaves: by sendmail(8) or SMTP.
    .target(
      name: "Sending",
      dependencies: [
        common("ChildProcess"), common("SMTP"), common("SASL"), common("Transport"), common("Secrecy"),
        common("PasswordFiles"),
      ],
      swiftSettings: strict),
    // What comes back: bounces, automatic answers, and requests to stop.
    .target(name: "Replies", dependencies: ["Addresses", common("Secrecy")], swiftSettings: strict),
    // What is kept on the disk, and survives whatever happens.
    .target(
      name: "Spool", dependencies: ["Addresses", "Attacks", common("Reporting"), system],
      swiftSettings: strict),
    // From hits to reports that have been delivered: the rules of the whole.
    .target(
      name: "Processing",
      dependencies: [
        "Addresses", "Signatures", "Attacks", "Settings", "Lookup", "Recipients", "Letters", "Sending",
        "Replies", "Spool", common("ChildProcess"), common("Reporting"), common("Transport"), system,
      ],
      swiftSettings: strict),
    // The weekly page and the figures for monitoring systems.
    .target(
      name: "Overview", dependencies: ["Addresses", common("Reporting"), common("Secrecy")],
      swiftSettings: strict),
    // What web servers have to be told.
    .target(name: "ServerRules", dependencies: [common("Reporting")], swiftSettings: strict),
    // What the user sees.
    .executableTarget(
      name: "worm-mailer",
      dependencies: [
        "Addresses", "Signatures", "Attacks", "Intake", "Settings", "Lookup", "Recipients", "Letters",
        "Sending", "Replies", "Spool", "Processing", "Overview", "ServerRules", common("NamedFiles"),
        common("Reporting"), common("Secrecy"), common("Transport"), fileSystem, system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // For tests: private web, name and mail servers on loopback.
    .target(
      name: "RealServers", dependencies: [common("ProgramTesting"), common("ServerTesting")],
      path: "Tests/RealServers", swiftSettings: strict),
    .testTarget(
      name: "RealServersTests", dependencies: ["RealServers", common("ProgramTesting")],
      swiftSettings: strict),
    .testTarget(
      name: "AddressesTests", dependencies: ["Addresses", common("ProgramTesting")], swiftSettings: strict),
    .testTarget(
      name: "SignaturesTests", dependencies: ["Signatures", common("ProgramTesting"), random],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "Intake", "Signatures", "Addresses", "Attacks", common("ProgramTesting"), random, system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SettingsTests",
      dependencies: ["Settings", "Addresses", common("ProgramTesting"), random, system],
      swiftSettings: strict),
    // For tests: name servers on loopback, dnsmasq and a played one.
    .target(
      name: "NameServers", dependencies: [common("ProgramTesting"), common("ServerTesting")],
      path: "Tests/NameServers", swiftSettings: strict),
    .testTarget(
      name: "LookupTests",
      dependencies: [
        "Lookup", "Addresses", "NameServers", common("ProgramTesting"), common("ServerTesting"), random,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RecipientsTests",
      dependencies: [
        "Recipients", "Lookup", "Addresses", "NameServers", common("ProgramTesting"), random, system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LettersTests",
      dependencies: [
        "Letters", "Attacks", "Addresses", common("SASL"), common("Secrecy"), common("ProgramTesting"),
        random,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SendingTests",
      dependencies: [
        "Sending", common("ChildProcess"), common("ProgramTesting"), common("ServerTesting"),
        common("Secrecy"), common("Transport"), system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepliesTests", dependencies: ["Replies", "Addresses", common("ProgramTesting"), random],
      swiftSettings: strict),
    .testTarget(
      name: "SpoolTests", dependencies: ["Spool", "Attacks", "Addresses", common("ProgramTesting"), system],
      swiftSettings: strict),
    .testTarget(
      name: "ProcessingTests",
      dependencies: [
        "Processing", "Sending", "Spool", "Settings", "Attacks", "Addresses", common("ProgramTesting"),
        system,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OverviewTests",
      dependencies: ["Overview", "Addresses", common("ProgramTesting"), common("Reporting")],
      swiftSettings: strict),
    .testTarget(
      name: "ServerRulesTests",
      dependencies: ["ServerRules", "RealServers", common("ProgramTesting"), common("ServerTesting")],
      swiftSettings: strict),
    // Depends on the program so that it is built; only ever runs it, as a user would.
    .testTarget(
      name: "WormMailerTests",
      dependencies: [
        "worm-mailer", "RealServers", "NameServers", common("ServerTesting"), common("ProgramTesting"),
        random, hostile,
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
  ]
)
